import { describe, expect, it } from "vitest";
import { soundManifest } from "../sound-app.fakes.ts";
import { toPages } from "./app-pages.ts";
import { checkSettings, toSettingOrigins } from "./check-settings.ts";
import { toContentType } from "./content-types.ts";
import { findIncompatibility } from "./find-incompatibility.ts";
import { isPrivateHost } from "./network-address.ts";
import type { AppSetting } from "./setting-schema.ts";

describe("settings", () => {
  const settings: Record<string, AppSetting> = {
    url: { type: "url", title: "Address", required: true },
    key: { type: "secret", title: "Key", required: true, min: 8 },
    rows: { type: "number", title: "Rows", min: 1, max: 50, default: 10, required: true },
    prefix: { type: "string", title: "Prefix", pattern: "[a-z]{2}" },
    region: { type: "choice", title: "Region", choices: [{ value: "eu", title: "Europe" }] },
    compact: { type: "boolean", title: "Compact" },
  };
  const sound = { url: "https://a.example.com", key: "12345678", rows: 5, prefix: "ab", region: "eu", compact: true };

  it("takes values that fit, defaults for what is not filled in, and secrets that are kept", () => {
    expect(checkSettings({ settings }, sound)).toEqual([]);
    expect(checkSettings({ settings }, { url: sound.url, prefix: "" }, ["key"])).toEqual([]);
  });

  it("says of each value what is wrong with it", () => {
    const wrong = {
      url: "http://a.example.com",
      key: "short",
      rows: 51,
      prefix: "abc",
      region: "us",
      compact: "yes",
      more: 1,
    };
    expect(checkSettings({ settings }, wrong).map(({ key, problem }) => `${key}: ${problem}`)).toEqual([
      "more: The app has no such setting.",
      "url: Enter an address that begins with https:// and is not in a private network.",
      "key: Enter at least 8 characters.",
      "rows: Enter at most 50.",
      "prefix: This does not have the form that the app expects.",
      "region: Choose one of the list.",
      "compact: Choose yes or no.",
    ]);
  });

  it("takes plain http and private addresses where the manifest says so", () => {
    const model = { type: "url", title: "Model", egress: true, privateNetwork: true } as const;
    const crm = { type: "url", title: "CRM", egress: true } as const;
    const values = { model: "http://localhost:11434/api", crm: "https://10.0.0.7/" };
    expect(checkSettings({ settings: { model, crm } }, values)).toEqual([
      { key: "crm", problem: "Enter an address that begins with https:// and is not in a private network." },
    ]);
    expect(checkSettings({ settings: { model } }, { model: "javascript:1" })).toHaveLength(1);
  });

  it("open the origins of those marked so, and of no others", () => {
    const url = (more: object): AppSetting => ({ type: "url", title: "Address", ...more });
    const marked = {
      entered: url({ egress: true }),
      kept: url({ egress: true, default: "https://b.example.com/api" }),
      unmarked: url({}),
      wrong: url({ egress: true }),
    };
    const values = {
      entered: "https://a.example.com/api?x",
      unmarked: "https://c.example.com",
      wrong: "http://d.example.com",
    };
    expect(toSettingOrigins({ settings: marked }, values)).toEqual(["https://a.example.com", "https://b.example.com"]);
  });

  it("asks for what is required, and takes no inherited value for one", () => {
    expect(checkSettings({ settings }, {}).map(({ key }) => key)).toEqual(["url", "key"]);
    const inherited: AppSetting = { type: "string", title: "T", required: true };
    expect(checkSettings({ settings: Object.fromEntries([["toString", inherited]]) }, {})).toHaveLength(1);
  });
});

describe("pages", () => {
  it("begin with the one that opens first, and inherit the app's size", () => {
    const [panel] = soundManifest.pages ?? [];
    const manifest = {
      ...soundManifest,
      width: 300,
      pages: [{ ...panel!, id: "other", width: 900 }, panel!],
      entryPage: "panel",
    };
    expect(toPages(manifest).map(({ id, location, width, height }) => [id, location, width, height])).toEqual([
      ["panel", "panel.html", 300, null],
      ["other", "panel.html", 900, null],
    ]);
  });

  it("are one for an app that is hosted elsewhere", () => {
    const { pages: _, ...rest } = soundManifest;
    expect(toPages({ ...rest, entryUrl: "https://a.example.com/", slots: ["x"] })).toMatchObject([
      { id: "main", location: "https://a.example.com/", slots: ["x"] },
    ]);
  });
});

it("finds a platform that is too old, or known not to work", () => {
  const manifest = { ...soundManifest, minimumContract: "1.2.0", incompatiblePlatformVersions: ["0.4.0"] };
  expect(findIncompatibility(manifest, { contractVersion: "1.1.9", platformVersion: "1.0.0" })).toContain(
    "contract 1.2.0",
  );
  expect(findIncompatibility(manifest, { contractVersion: "1.10.0", platformVersion: "0.4.0" })).toContain(
    "platform 0.4.0",
  );
  expect(findIncompatibility(manifest, { contractVersion: "1.2.0", platformVersion: "0.4.1" })).toBeNull();
});

it("gives unknown files a type that no browser runs", () => {
  expect(toContentType("a/panel.HTML")).toBe("text/html; charset=utf-8");
  expect(toContentType("app.mjs")).toBe("text/javascript; charset=utf-8");
  for (const path of ["a.exe", "a", "a.constructor"]) expect(toContentType(path)).toBe("application/octet-stream");
});

it("tells private hosts by their names", () => {
  const privateHosts = [
    "localhost",
    "app.localhost",
    "10.1.2.3",
    "127.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.1.1",
    "100.64.0.1",
    "0.0.0.0",
    "[::1]",
    "[fd00::1]",
    "[fe80::1]",
    "[::ffff:10.0.0.1]",
    "printer",
    "crm.internal",
    "localhost.",
  ];
  for (const host of privateHosts) expect([host, isPrivateHost(host)]).toEqual([host, true]);
  for (const host of ["example.com", "172.32.0.1", "8.8.8.8", "[2606:4700::1]", "localhost.example.com"])
    expect([host, isPrivateHost(host)]).toEqual([host, false]);
});
