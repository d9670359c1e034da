import { describe, expect, it } from "vitest";
import { toAppPolicy, toFrameAllow, toPermissionsPolicy, toSandbox } from "./app-policy.ts";

const consoleOrigin = "https://omni.example.com";
const around = { consoleOrigin, sdkOrigin: consoleOrigin };
const service = { origin: "https://api.example.com", reason: "Records" };

const directive = (policy: string, name: string): string | undefined =>
  policy
    .split("; ")
    .find((text) => text.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe("the policy of an app's pages", () => {
  it("lets an app without services reach its own host alone", () => {
    expect(toAppPolicy({}, around)).toBe(
      "default-src 'self'; script-src 'self' https://omni.example.com; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https://omni.example.com/omniapp/attachments/; " +
        "font-src 'self' data:; media-src 'self' data: blob: https://omni.example.com/omniapp/attachments/; connect-src 'self' https://omni.example.com/omniapp/attachments/; worker-src 'self' blob:; frame-src 'self'; " +
        "frame-ancestors https://omni.example.com; object-src 'none'; base-uri 'none'; form-action 'self'",
    );
  });

  it("opens the services of the manifest and of settings, by requests and by sockets", () => {
    const policy = toAppPolicy({ egress: [service] }, { ...around, settingOrigins: ["http://10.0.0.5:8080"] });
    expect(directive(policy, "connect-src")).toBe(
      "'self' https://omni.example.com/omniapp/attachments/ https://api.example.com wss://api.example.com http://10.0.0.5:8080 ws://10.0.0.5:8080",
    );
    expect(directive(policy, "script-src")).not.toContain("api.example.com");
  });

  it("never lets text become code, nor scripts stand inline", () => {
    const policy = toAppPolicy({ egress: [service] }, around);
    expect(policy).not.toContain("unsafe-eval");
    expect(directive(policy, "script-src")).not.toContain("unsafe-inline");
  });

  it("lets every address of the console frame it, and nobody where there is none", () => {
    const consoles = ["http://localhost:4400", "http://127.0.0.1:4400"];
    expect(directive(toAppPolicy({}, { ...around, consoleOrigin: consoles }), "frame-ancestors")).toBe(
      consoles.join(" "),
    );
    expect(directive(toAppPolicy({}, { ...around, consoleOrigin: [] }), "frame-ancestors")).toBe("'none'");
  });

  it("takes nothing for an origin that would say more in a policy", () => {
    for (const origin of ["*", "https://a.example; script-src *", "'self'", "https://a.example/path"])
      expect(() => toAppPolicy({}, { ...around, settingOrigins: [origin] })).toThrow("Not an origin");
  });
});

it("never lets a frame open windows, show dialogs or navigate the console", () => {
  expect(toSandbox({})).toBe("allow-scripts allow-same-origin allow-forms");
  expect(toSandbox({ instanceScope: "background" })).toBe("allow-scripts allow-same-origin");
});

it("gives an app of the browser what its manifest asks for, and nothing else", () => {
  const manifest = { browserFeatures: [{ name: "microphone" as const, reason: "To record a note" }] };
  expect(toPermissionsPolicy(manifest)).toContain("microphone=(self)");
  expect(toPermissionsPolicy(manifest)).toContain("camera=()");
  expect(toPermissionsPolicy({})).not.toContain("self");
  expect(toFrameAllow(manifest, "https://app.example.com")).toBe("microphone https://app.example.com");
  expect(toFrameAllow({}, "https://app.example.com")).toBe("");
});
