import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AppVersion } from "@omni/live";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { removeFolders, startTestServer, type TestServer } from "../testing/test-server.ts";
import { packPanel, TestAdministrator } from "./app-packages.fakes.ts";
import { fetchManifest, type ManifestAccess } from "./fetch-manifest.ts";

const elsewhere = {
  name: "elsewhere",
  version: "1.0.0",
  title: "Elsewhere",
  description: "Lives on another server.",
  entryUrl: "https://app.example.com/panel",
  slots: ["right-panel"],
};

let site: Server;
let origin = "";
let answer: { status: number; headers?: Record<string, string>; body: string } | null;
beforeAll(async () => {
  site = createServer((_request, response) => {
    // Null: a server that never answers.
    if (answer !== null) response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
  removeFolders();
});
beforeEach(() => {
  answer = { status: 200, body: JSON.stringify(elsewhere) };
});

describe("an app hosted elsewhere", () => {
  let server: TestServer;
  let admin: TestAdministrator;
  beforeEach(async () => {
    server = await startTestServer();
    admin = await TestAdministrator.signIn(server.url);
  });
  afterEach(() => server.stop());
  const install = () => admin.ask<AppVersion>("POST", "/api/apps/urls", { manifestUrl: `${origin}/manifest.json` });
  const rule = async (): Promise<unknown> => (await install()).body.error?.details?.["rule"];

  test("is installed by its manifest's address, and framed at its own origin", async () => {
    const { status, body } = await install();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      appId: "elsewhere",
      source: "URL",
      state: "INSTALLED",
      manifestUrl: `${origin}/manifest.json`,
      entryUrl: "https://app.example.com/panel",
    });
    const policy = async () => {
      const page = await fetch(`${server.url}/omniapp/frame/elsewhere`);
      return page.headers.get("content-security-policy");
    };
    expect(await policy()).toBeNull();
    await admin.consent("elsewhere", "1.0.0", []);
    expect(await policy()).toContain("frame-src https://app.example.com;");
    await admin.must("POST", "/api/apps/elsewhere/enabled", { enabled: false });
    expect(await policy()).toBeNull();
  });

  test("never lives at an address of this server, by whatever name", async () => {
    const { port } = new URL(server.url);
    for (const host of ["localhost", "127.0.0.1", "[::1]", "screen-pop.apps.localhost"]) {
      const entryUrl = `http://${host}:${port}/demo/`;
      answer = { status: 200, body: JSON.stringify({ ...elsewhere, entryUrl }) };
      expect((await install()).status, host).toBe(400);
    }
    answer = { status: 200, body: JSON.stringify({ ...elsewhere, entryUrl: "http://localhost:1/" }) };
    expect((await install()).status).toBe(201);
  });

  test("keeps to its versions and its kind", async () => {
    await install();
    expect((await install()).status).toBe(201);
    answer = { status: 200, body: JSON.stringify({ ...elsewhere, title: "Another" }) };
    expect(await rule()).toBe("package/version-taken");
    answer = { status: 200, body: JSON.stringify({ ...elsewhere, version: "0.9.0" }) };
    expect(await rule()).toBe("package/downgrade");
    const bytes = await packPanel({ name: "elsewhere", version: "2.0.0" });
    expect((await admin.refusal("POST", "/api/apps/packages", bytes)).details).toMatchObject({ rule: "package/name" });
  });

  test("is refused when its manifest is wrong, too large, moved, missing, or that of a package", async () => {
    const { entryUrl: _entryUrl, slots: _slots, ...rest } = elsewhere;
    const pages = [{ id: "main", path: "index.html", title: "Main", slots: ["right-panel"] }];
    const cases: [typeof answer, string][] = [
      [{ status: 200, body: "<!doctype html>" }, "package/manifest"],
      [
        { status: 200, body: JSON.stringify({ ...elsewhere, entryUrl: "http://app.example.com/" }) },
        "package/manifest",
      ],
      [{ status: 200, body: JSON.stringify({ ...rest, pages }) }, "manifest/pages"],
      [{ status: 200, body: " ".repeat(300 * 1024) }, "manifest/address"],
      [{ status: 302, headers: { location: "http://169.254.169.254/" }, body: "" }, "manifest/address"],
      [{ status: 404, body: "" }, "manifest/address"],
    ];
    for (const [given, expected] of cases) {
      answer = given;
      expect(await rule()).toBe(expected);
    }
  });
});

describe("an address is asked only where it may be", () => {
  const problemOf = async (
    address: string,
    access: Omit<ManifestAccess, "timeoutMs"> = { privateOrigins: [], localhost: false },
  ) => {
    try {
      await fetchManifest(address, { ...access, timeoutMs: 300 });
      return "taken";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  test.each([
    "https://127.0.0.1/m.json",
    "https://10.1.2.3/m.json",
    "https://172.20.0.1/m.json",
    "https://192.168.1.1/m.json",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/m.json",
    "https://[::ffff:10.0.0.1]/m.json",
    "https://2130706433/m.json",
    "https://0x7f.1/m.json",
    "https://localhost/m.json",
  ])("%s is in a private network", async (address) => {
    expect(await problemOf(address)).toContain("private network");
  });

  test.each([
    ["http://app.example.com/m.json", "https"],
    ["ftp://app.example.com/m.json", "https"],
    ["file:///etc/passwd", "https"],
    ["app.example.com", "not an address"],
    ["https://user:pass@app.example.com/m.json", "user name or password"],
  ])("%s is refused", async (address, problem) => {
    expect(await problemOf(address)).toContain(problem);
  });

  test("localhost is for a server that only this machine reaches", async () => {
    expect(await problemOf(`${origin}/m.json`)).toContain("private network");
    expect(await problemOf(`${origin}/m.json`, { privateOrigins: [], localhost: true })).toBe("taken");
    const byAddress = origin.replace("localhost", "127.0.0.1");
    expect(await problemOf(`${byAddress}/m.json`, { privateOrigins: [byAddress], localhost: false })).toBe("taken");
  });

  test("one that never answers is given up", async () => {
    answer = null;
    expect(await problemOf(`${origin}/m.json`, { privateOrigins: [], localhost: true })).toContain("in time");
  });
});
