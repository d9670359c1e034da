import { describe, expect, it } from "vitest";
import { soundManifest } from "../sound-app.fakes.ts";
import { parseManifest, toProblemLine } from "./parse-manifest.ts";

const lines = (source: string | Uint8Array | object): string[] => {
  const text = typeof source === "string" || source instanceof Uint8Array ? source : JSON.stringify(source);
  return (parseManifest(text).problems ?? []).map((problem) => toProblemLine("manifest.json", problem));
};
const found = (change: object): string[] =>
  (parseManifest(JSON.stringify({ ...soundManifest, ...change })).problems ?? []).map(
    ({ rule, path, problem, repair }) => `${rule} ${path}: ${problem} ${repair}`,
  );

const rich = {
  ...soundManifest,
  $schema: "https://example.com/manifest.schema.json",
  pages: [
    { id: "panel", path: "panel.html", title: "Record", slots: ["right-panel", "a-slot-of-next-year"], width: 320 },
    { id: "full", path: "pages/full.html", title: "All" },
  ],
  entryPage: "panel",
  instanceScope: "interaction",
  permissions: [{ name: "customer.read", reason: "To find the record." }],
  browserFeatures: [{ name: "clipboard-write", reason: "To copy the number." }],
  egress: [
    { origin: "https://api.example.com", reason: "The records are there." },
    { origin: "http://localhost:9000", reason: "The same, while developing.", privateNetwork: true },
  ],
  settings: {
    apiUrl: { type: "url", title: "Address", required: true, egress: true },
    apiKey: { type: "secret", title: "Key", required: true },
    region: { type: "choice", title: "Region", choices: [{ value: "eu", title: "Europe" }], default: "eu" },
    limit: { type: "number", title: "Rows", min: 1, max: 50, default: 10 },
    prefix: { type: "string", title: "Prefix", pattern: "[a-z]{2}-[0-9]+", default: "ab-1" },
    compact: { type: "boolean", title: "Compact", default: false },
  },
  minimumContract: "1.0.0",
  incompatiblePlatformVersions: ["0.9.0"],
  height: 480,
  ai: {
    usesAi: true,
    provider: "A model on site",
    dataSent: "The transcript",
    humanOversight: "The agent sends every reply",
  },
  vendor: { name: "Example", url: "https://example.com", supportEmail: "help@example.com" },
};

it("reads everything that a manifest may say", () => {
  expect(parseManifest(JSON.stringify(rich)).manifest).toEqual(rich);
});

it("reads an app that is hosted elsewhere", () => {
  const { pages: _, icon: __, ...rest } = soundManifest;
  expect(lines({ ...rest, entryUrl: "https://app.example.com/panel", slots: ["right-panel"] })).toEqual([]);
  expect(lines({ ...rest, entryUrl: "http://localhost:5173/", slots: ["right-panel"] })).toEqual([]);
});

it("says everything that is wrong at once, in the file's order, with place and repair", () => {
  const text = `{
  "name": "Screen_Pop",
  "version": "1.0",
  "title": 7,
  "pages": [
    { "id": "panel", "path": "../panel.html", "titel": "Record", "slots": ["right-panel"] }
  ],
  "permissions": [{ "name": "interaction.reed", "reason": "To follow." }],
  "width": 0, "width": 1
}`;
  expect(lines(text)).toMatchInlineSnapshot(`
    [
      "manifest.json:1:1 manifest/missing-key description: "description" is missing. Add "description", a text in quotes.",
      "manifest.json:2:11 manifest/bad-value name: "Screen_Pop" is not a label of a host name. Use 1 to 63 lower-case letters, digits and hyphens, beginning with a letter, such as "screen-pop": the app lives at <name>.apps.<host>.",
      "manifest.json:3:14 manifest/bad-value version: "1.0" is not a version. Use semantic versioning, such as "1.2.0" or "1.2.0-beta.1".",
      "manifest.json:4:12 manifest/wrong-type title: A number stands where a text in quotes belongs. Write a text in quotes.",
      "manifest.json:6:5 manifest/missing-key pages[0].title: "title" is missing. Add "title", a text in quotes.",
      "manifest.json:6:30 manifest/bad-value pages[0].path: "../panel.html" is no path in the package: it leaves its folder by "..". Write it from the package's root with forward slashes, such as "pages/panel.html".",
      "manifest.json:6:47 manifest/unknown-key pages[0].titel: "titel" is not a key here. Did you mean "title"?",
      "manifest.json:8:29 manifest/unknown-permission permissions[0].name: "interaction.reed" is not a permission of the contract. Did you mean "interaction.read"?",
      "manifest.json:9:15 manifest/duplicate-key width: The key "width" stands twice in its object. Keep one of them.",
    ]
  `);
});

describe("a document that is no manifest", () => {
  it.each([
    ["", "manifest.json:1:1 manifest/syntax"],
    ["{,}", "manifest.json:1:2 manifest/syntax"],
    ['{ "a": 1, }', "manifest.json:1:11 manifest/syntax"],
    ["{ // a comment\n}", "manifest.json:1:3 manifest/syntax"],
    ["[]", "manifest.json:1:1 manifest/wrong-type"],
    ["null", "manifest.json:1:1 manifest/wrong-type"],
    ["[".repeat(200_000), "manifest.json:1:17 manifest/too-deep"],
    [" ".repeat(262_145), "manifest.json:1:1 manifest/too-large"],
    ["ü".repeat(200_000), "manifest.json:1:1 manifest/too-large"],
  ])("is refused", (text, start) => {
    const [first, ...others] = lines(text);
    expect(first?.startsWith(start)).toBe(true);
    expect(others).toEqual([]);
  });

  it("is refused by its size before it is read, and where it is not UTF-8", () => {
    expect(lines(new Uint8Array(10_000_000))[0]).toContain("manifest/too-large");
    expect(lines(Uint8Array.of(0x7b, 0xff, 0x7d))[0]).toContain("manifest/encoding");
  });

  it("reads keys as its own only", () => {
    const text = `{ "__proto__": ${JSON.stringify(soundManifest)} }`;
    expect(lines(text).some((line) => line.includes("manifest/unknown-key __proto__"))).toBe(true);
    expect(lines(text).some((line) => line.includes("manifest/missing-key name"))).toBe(true);
  });
});

describe("a hostile manifest", () => {
  it.each<[string, string]>([
    ["a list of wrong types", `{"permissions":[${"1,".repeat(120_000)}1]}`],
    ["unknown keys", `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join()}}`],
    ["one key again and again", `{${'"a":1,'.repeat(40_000)}"a":1}`],
    ["one slot again and again", `{"slots":[${'"a",'.repeat(60_000)}"a"]}`],
    ["different slots", `{"slots":[${Array.from({ length: 30_000 }, (_, index) => `"a${index}"`).join()}]}`],
    [
      "settings without end",
      `{"settings":{${Array.from({ length: 12_000 }, (_, index) => `"k${index}":{"type":1}`).join()}}}`,
    ],
    ["a quote that does not end", `{"a":"${"\\\\".repeat(120_000)}`],
  ])("of %s is answered by at most a hundred problems", (_, text) => {
    const { problems } = parseManifest(text);
    expect(problems?.length).toBeGreaterThan(0);
    expect(problems?.length).toBeLessThanOrEqual(100);
  });
});

describe("names", () => {
  it.each(["Screen", "screen_pop", "1app", "-app", "app-", "a.b", "xn--app", "console", "www", "a".repeat(64), ""])(
    "refuses the name %j",
    (name) => {
      expect(found({ name })[0]).toContain("manifest/bad-value name");
    },
  );

  it.each(["1", "1.0", "v1.0.0", "1.0.0+build", "01.0.0", "1.0.0 ", "latest", `1.0.${"9".repeat(80)}`])(
    "refuses the version %j",
    (version) => {
      expect(found({ version })[0]).toContain("manifest/bad-value version");
    },
  );

  it("corrects permissions, keys, pages and kinds of settings that are nearly right", () => {
    const { permissions: _, ...rest } = rich;
    const text = JSON.stringify({
      ...rest,
      entryPage: "pannel",
      vendor: { nmae: "x", name: "x" },
      settings: { key: { type: "secrt", title: "Key" } },
      permissions: [{ name: "customer.raed", reason: "x" }],
    });
    expect(lines(text).map((line) => line.replace(/^\S+ /, ""))).toEqual([
      'manifest/entry-page entryPage: No page has the id "pannel". Did you mean "panel"?',
      'manifest/bad-value settings.key.type: "secrt" is no type of setting. Did you mean "secret"? The types are "string", "number", "boolean", "choice", "url" or "secret".',
      'manifest/unknown-key vendor.nmae: "nmae" is not a key here. Did you mean "name"?',
      'manifest/unknown-permission permissions[0].name: "customer.raed" is not a permission of the contract. Did you mean "customer.read"?',
    ]);
  });
});

it.each([
  "http://a.example.com/",
  "https://a;b.example.com/",
  "https://me@a.example.com/",
  "https://*.example.com/",
  "javascript:1",
  "/panel",
])("refuses %j for the address of an app", (entryUrl) => {
  expect(found({ entryUrl }).some((text) => text.startsWith("manifest/bad-value entryUrl"))).toBe(true);
});

describe("rules between parts", () => {
  const page = { id: "panel", path: "panel.html", title: "Record", slots: ["right-panel"] };
  it.each<[string, object, string]>([
    ["no page at all", { pages: undefined }, "manifest/pages : The app has no page."],
    ["pages here and elsewhere", { entryUrl: "https://a.example.com/" }, "manifest/pages entryUrl"],
    ["slots beside pages", { slots: ["right-panel"] }, "manifest/pages slots"],
    [
      "an icon without a package",
      { pages: undefined, entryUrl: "https://a.example.com/", slots: ["a"] },
      "manifest/pages icon",
    ],
    ["several pages and none first", { pages: [page, { ...page, id: "other" }] }, "manifest/entry-page pages"],
    ["one id twice", { pages: [page, page], entryPage: "panel" }, "manifest/duplicate-entry pages[1]"],
    ["no slot", { pages: [{ ...page, slots: [] }] }, "manifest/slots pages"],
    ["a background app with a slot", { instanceScope: "background" }, "manifest/slots pages"],
    ["a slot twice", { pages: [{ ...page, slots: ["a", "a"] }] }, "manifest/duplicate-entry pages[0].slots[1]"],
    [
      "a permission twice",
      { permissions: [rich.permissions[0], rich.permissions[0]] },
      "manifest/duplicate-entry permissions[1]",
    ],
    ["plain http", { egress: [{ origin: "http://api.example.com", reason: "x" }] }, "manifest/egress egress[0].origin"],
    [
      "a private address",
      { egress: [{ origin: "https://192.168.1.5", reason: "x" }] },
      "manifest/egress egress[0].origin",
    ],
    [
      "this machine",
      { egress: [{ origin: "https://localhost:8443", reason: "x" }] },
      "manifest/egress egress[0].origin",
    ],
    [
      "limits that cross",
      { settings: { a: { type: "number", title: "A", min: 2, max: 1 } } },
      "manifest/setting settings.a.min",
    ],
    [
      "a default outside the limits",
      { settings: { a: { type: "number", title: "A", max: 1, default: 2 } } },
      "manifest/setting settings.a.default",
    ],
    [
      "a default of no choice",
      { settings: { a: { ...rich.settings.region, default: "us" } } },
      "manifest/setting settings.a.default",
    ],
    [
      "a default of another form",
      { settings: { a: { type: "string", title: "A", pattern: "a+", default: "b" } } },
      "manifest/setting settings.a.default",
    ],
  ])("refuses %s", (_, change, start) => {
    expect(found(change)[0]).toContain(start);
  });

  it.each([
    "https://api.example.com/",
    "https://api.example.com/path",
    "https://API.example.com",
    "https://*.example.com",
    "https://a;script-src",
    "https://a'b.example.com",
    "https://a.example.com https://b.example.com",
    "https://user@example.com",
    "ftp://example.com",
    "data:text/html,x",
    "*",
  ])("refuses %j for an origin", (origin) => {
    expect(found({ egress: [{ origin, reason: "x" }] })[0]).toContain("manifest/bad-value egress[0].origin");
  });

  it("lets a secret have no default", () => {
    expect(found({ settings: { a: { type: "secret", title: "A", default: "x" } } })[0]).toContain(
      '"default" is not a key here',
    );
  });

  it.each(["(a+)+", "(?:a+)+", "(?=a)", "(a)\\1", "a*b*c*d*", "(", "(a|b){2,}", "a?".repeat(30), "(a|a)".repeat(30)])(
    "refuses the pattern %j, which could keep a server busy",
    (pattern) => {
      expect(found({ settings: { a: { type: "string", title: "A", pattern } } })[0]).toContain(
        "The pattern cannot be used",
      );
    },
  );

  it.each([
    "https?",
    "[a-z]{2}-[0-9]+",
    "\\(?\\d{3}\\)?",
    "[(?*+]{3}",
    "(?:eu|us|in)-[a-z]+",
    "[A-Za-z0-9._]+@[a-z0-9.]+",
  ])("takes the pattern %j", (pattern) => {
    expect(found({ settings: { a: { type: "string", title: "A", pattern } } })).toEqual([]);
  });

  it("checks them beside parts that are wrong by themselves", () => {
    const rules = found({ version: 3, pages: [{ ...page, title: 4, slots: [] }], egress: "none" });
    expect(rules.map((text) => text.replace(/ .*/s, "")).sort()).toEqual([
      "manifest/slots",
      "manifest/wrong-type",
      "manifest/wrong-type",
      "manifest/wrong-type",
    ]);
  });
});
