import { packFiles, type Manifest } from "@omni/app-package";
import { fromWireError } from "@omni/wire";
import { signIn, type TestServer } from "./test-server.ts";

export type TestManifest = Partial<Manifest> & { name: string };

/** An app of one page, packed and installed as an administrator does it: uploaded, consented to, shown to everybody. */
export class AppInstaller {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async open({ url }: TestServer): Promise<AppInstaller> {
    return new AppInstaller(url, await signIn(url, "admin"));
  }

  async install(manifest: TestManifest, settings: Record<string, string> = {}): Promise<void> {
    const { name, permissions = [] } = manifest;
    const version = manifest.version ?? "1.0.0";
    await this.#send("POST", "packages", await pack({ ...manifest, version }));
    await this.#send("POST", `${name}/versions/${version}/consent`, {
      permissions: permissions.map((each) => each.name),
    });
    const scope = { level: "CONTACT_CENTRE", id: await this.#contactCentreId(), applicableToAllChildren: true };
    const mapping = { page: "main", slots: ["right-panel"], userTypes: ["AGENT", "SUPERVISOR"], scope };
    await this.#send("PUT", `${name}/mappings`, { mappings: [mapping] });
    if (Object.keys(settings).length > 0) await this.#send("PUT", `${name}/settings`, { values: settings });
  }

  async uninstall(name: string): Promise<unknown> {
    return this.#send("DELETE", name);
  }

  async #contactCentreId(): Promise<string> {
    const response = await fetch(`${this.#url}/api/session`, { headers: { cookie: this.#cookie } });
    // The server's own answer.
    return ((await response.json()) as { user: { contactCentreId: string } }).user.contactCentreId;
  }

  async #send(method: string, path: string, body?: Uint8Array | object): Promise<unknown> {
    const isPackage = body instanceof Uint8Array;
    const response = await fetch(`${this.#url}/api/apps/${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        origin: this.#url,
        ...(body !== undefined && { "content-type": isPackage ? "application/octet-stream" : "application/json" }),
      },
      ...(body !== undefined && { body: isPackage ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    // What the server answers beside success.
    throw fromWireError((answer as { error: Parameters<typeof fromWireError>[0] }).error);
  }
}

async function pack(manifest: TestManifest): Promise<Uint8Array> {
  const whole = {
    title: manifest.name,
    description: "An app of a test.",
    pages: [{ id: "main", path: "index.html", title: "Main", slots: ["right-panel"] }],
    ...manifest,
  };
  const files = { "manifest.json": JSON.stringify(whole), "index.html": "<!doctype html><title>App</title>" };
  const packed = await packFiles(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
  if (packed.outcome === "DONE") return packed.bytes;
  throw new Error(`${packed.refusal.problem} ${packed.refusal.repair}`);
}

/** What a manifest says of the permissions it asks for. */
export const asks = (...names: NonNullable<Manifest["permissions"]>[number]["name"][]): Manifest["permissions"] =>
  names.map((name) => ({ name, reason: "The test needs it." }));
