import { randomBytes } from "node:crypto";
import { packFiles } from "@omni/app-package";
import type { Administrator } from "@omni/e2e/administrator";

/** Notes when its callback was called with which text; the page is what a small app is. */
const script = `
const query = new URLSearchParams(location.search);
const origin = query.get("origin");
window.heard = {};
const { sdk } = await import(origin + "/omniapp/sdk/ameyo-sdk.js");
await sdk.initialize({ context: "app", origin, instanceId: query.get("instanceId") });
await sdk.interaction.register("messageReceived", ({ message }) => {
  window.heard[message.text] ??= performance.timeOrigin + performance.now();
});
document.body.dataset.state = "ready";
`;

const page =
  '<!doctype html><meta charset="utf-8"><title>Bench</title><body><script type="module" src="app.js"></script>';

/** A package of an app that hears messages, with so much ballast as a real one's pictures and libraries. */
async function packBenchApp(name: string, ballastBytes: number): Promise<Uint8Array> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const manifest = {
    name,
    version: "1.0.0",
    title: `Bench ${name}`,
    description: "Hears messages.",
    pages: [{ id: "main", path: "index.html", title: "Bench", slots: ["right-panel"] }],
    permissions: [
      { name: "interaction.read", reason: "To follow the interaction." },
      { name: "messages.read", reason: "To hear messages." },
    ],
  };
  const files = new Map<string, Uint8Array>([
    ["manifest.json", encode(JSON.stringify(manifest))],
    ["index.html", encode(page)],
    ["app.js", encode(script)],
  ]);
  // Random: what a package holds of pictures is packed already.
  for (let part = 0; part * 1_000_000 < ballastBytes; part++)
    files.set(`picture-${part}.png`, new Uint8Array(randomBytes(Math.min(1_000_000, ballastBytes - part * 1_000_000))));
  const packed = await packFiles(files);
  if (packed.outcome === "REFUSED") throw new Error(`${packed.refusal.problem} ${packed.refusal.repair}`);
  return packed.bytes;
}

/** As an administrator installs it: upload, consent, place. `bytes` is the package's size. */
export async function installBenchApp(
  { call }: Administrator,
  name: string,
  ballastBytes = 0,
): Promise<{ bytes: number; beganAt: number }> {
  const bytes = await packBenchApp(name, ballastBytes);
  const beganAt = performance.now();
  await call("POST", "/api/apps/packages", bytes);
  const permissions = ["interaction.read", "messages.read"];
  await call("POST", `/api/apps/${name}/versions/1.0.0/consent`, { permissions });
  const scope = { level: "CONTACT_CENTRE", id: "northwind", applicableToAllChildren: true };
  const mappings = [{ page: "main", slots: ["right-panel"], userTypes: ["AGENT"], scope }];
  await call("PUT", `/api/apps/${name}/mappings`, { mappings });
  return { bytes: bytes.length, beganAt };
}
