// A tiny app, packed as its publisher would: a page that shows its version, and keeps a note that tells whether it was loaded anew.
import { packFiles, type Manifest } from "@omni/app-package";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface PackedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const panelManifest: Manifest = {
  name: "tiny-panel",
  version: "1.0.0",
  title: "Tiny panel",
  description: "Shows which version it is.",
  vendor: { name: "Northwind Tools" },
  pages: [{ id: "main", path: "index.html", title: "Tiny panel", slots: ["right-panel"] }],
  permissions: [{ name: "interaction.read", reason: "To know whom the agent talks to." }],
  egress: [{ origin: "https://tools.example.com", reason: "The notes are kept there." }],
  settings: {
    greeting: { type: "string", title: "Greeting", default: "Hello" },
    key: { type: "secret", title: "Key of the service" },
  },
};

/** The package of one version, with other keys of its manifest. */
export async function packPanel(version: string, manifest: object = {}): Promise<PackedFile> {
  const contents = { ...panelManifest, version, ...manifest };
  const page = `<!doctype html><html lang="en"><title>Tiny panel</title><h1>Tiny panel ${version}</h1>`;
  const packed = await packFiles(
    new Map([
      ["manifest.json", encode(JSON.stringify(contents, null, 2))],
      ["index.html", encode(page)],
    ]),
  );
  if (packed.outcome === "REFUSED") throw new Error(packed.refusal.problem);
  return { name: `tiny-panel-${version}.aaex`, mimeType: "application/zip", buffer: Buffer.from(packed.bytes) };
}
