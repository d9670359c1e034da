/** Test code: packages as publishers make them, archives as attackers do, and an administrator who handles them. */
import { crc32, deflateRawSync } from "node:zlib";
import { packFiles } from "@omni/app-package";
import type { WireError } from "@omni/wire";
import { signIn } from "../testing/test-server.ts";

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const panelManifest = {
  name: "panel",
  version: "1.0.0",
  title: "Panel",
  description: "Shows a panel.",
  pages: [{ id: "main", path: "index.html", title: "Panel", slots: ["right-panel"] }],
  permissions: [{ name: "interaction.read", reason: "To follow the interaction." }],
};

export const pageText = '<!doctype html><title>Panel</title><script type="module" src="app.js"></script>';

/** A sound package of the panel, with other keys of its manifest or more files. */
export async function packPanel(
  manifest: object = {},
  { signingKey, files = {} }: { signingKey?: string; files?: Record<string, string | Uint8Array> } = {},
): Promise<Uint8Array> {
  const contents = new Map([
    ["manifest.json", bytesOf(JSON.stringify({ ...panelManifest, ...manifest }))],
    ["index.html", bytesOf(pageText)],
    ["app.js", bytesOf("document.title = 'Ready';\n".repeat(100))],
    ...Object.entries(files).map(([path, content]): [string, Uint8Array] => [
      path,
      typeof content === "string" ? bytesOf(content) : content,
    ]),
  ]);
  const packed = await packFiles(contents, signingKey === undefined ? {} : { signingKey });
  if (packed.outcome === "REFUSED") throw new Error(packed.refusal.problem);
  return packed.bytes;
}

export interface ZipEntry {
  name: string;
  content: Uint8Array;
  /** Of the file's mode, as Unix has it: a link is 0o120777. */
  mode?: number;
  encrypted?: boolean;
}

const number = (bytes: 2 | 4, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 2) buffer.writeUInt16LE(value);
  else buffer.writeUInt32LE(value >>> 0);
  return buffer;
};

/** A zip archive of any entries, however bad. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o100644, encrypted = false } of entries) {
    const packed = deflateRawSync(content);
    const title = Buffer.from(name);
    const common = Buffer.concat([
      number(2, 20),
      number(2, 0x0800 | (encrypted ? 1 : 0)),
      number(2, 8),
      number(2, 0),
      number(2, 0x21),
      number(4, crc32(content)),
      number(4, packed.length),
      number(4, content.length),
      number(2, title.length),
      number(2, 0),
    ]);
    const local = Buffer.concat([number(4, 0x04034b50), common, title, packed]);
    directory.push(
      Buffer.concat([
        number(4, 0x02014b50),
        number(2, 0x0314),
        common,
        number(2, 0),
        number(2, 0),
        number(2, 0),
        number(4, mode * 0x10000),
        number(4, offset),
        title,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = [number(4, 0x06054b50), number(4, 0), number(2, entries.length), number(2, entries.length)];
  return Buffer.concat([...locals, ...directory, ...end, number(4, size), number(4, offset), number(2, 0)]);
}

export interface Answer<T> {
  status: number;
  body: T & { error?: WireError };
}

/** An administrator's browser, as far as apps go. */
export class TestAdministrator {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async signIn(url: string, username = "admin"): Promise<TestAdministrator> {
    return new TestAdministrator(url, await signIn(url, username, true));
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const isBytes = body instanceof Uint8Array;
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        cookie: this.#cookie,
        origin: this.#url,
        ...(body !== undefined && { "content-type": isBytes ? "application/octet-stream" : "application/json" }),
      },
      ...(body !== undefined && { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    // The server answers every such request in JSON.
    return { status: response.status, body: (await response.json()) as T & { error?: WireError } };
  }

  /** What was done; throws what was refused. */
  async must<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Why something was refused. */
  async refusal(method: string, path: string, body?: unknown): Promise<WireError & { status: number }> {
    const { status, body: answer } = await this.ask<object>(method, path, body);
    if (answer.error === undefined) throw new Error(`${method} ${path} was not refused.`);
    return { status, ...answer.error };
  }

  /** Uploads, consents to everything that is asked for, and shows the first page to agents in the right panel. */
  async install(bytes: Uint8Array): Promise<{ appId: string; version: string }> {
    type Uploaded = {
      appId: string;
      version: string;
      permissions: { name: string }[];
      pages: { id: string; slots: string[] }[];
    };
    const { appId, version, permissions, pages } = await this.must<Uploaded>("POST", "/api/apps/packages", bytes);
    await this.consent(appId, version, permissions);
    const [page] = pages;
    await this.must("PUT", `/api/apps/${appId}/mappings`, {
      mappings: [{ page: page?.id, slots: page?.slots, userTypes: ["AGENT"], scope: centreScope }],
    });
    return { appId, version };
  }

  consent(appId: string, version: string, permissions: readonly { name: string }[]): Promise<object> {
    return this.must("POST", `/api/apps/${appId}/versions/${version}/consent`, {
      permissions: permissions.map(({ name }) => name),
    });
  }
}

export const centreScope = { level: "CONTACT_CENTRE", id: "northwind", applicableToAllChildren: true } as const;
