import { expect, it, onTestFinished, vi } from "vitest";
import { consoleOrigin, createPretendHost } from "./host.fakes.ts";
import { createSdk } from "./sdk.ts";

const options = { origin: consoleOrigin, instanceId: "ameyoIframe" } as const;

async function open(context: "app" | "crm") {
  const host = createPretendHost();
  onTestFinished(() => host.close());
  const sdk = await createSdk(host.page).initialize({ context, ...options });
  const faults = () => host.received.flatMap((message) => (message.kind === "fault" ? [message] : []));
  return { host, sdk, faults };
}

it("tells the host what the page does not catch and what its policy blocks", async () => {
  const { host, faults } = await open("app");
  host.fire("error", { error: new TypeError("no such till"), message: "" });
  host.fire("error", { error: null, message: "Script error." });
  host.fire("unhandledrejection", { reason: "nobody cared" });
  host.fire("securitypolicyviolation", { effectiveDirective: "frame-src", blockedURI: "http://console.example" });
  await vi.waitFor(() => expect(faults()).toHaveLength(4), { timeout: 10_000 });
  expect(faults()).toMatchObject([
    { source: "page", message: expect.stringContaining("TypeError: no such till") },
    { source: "page", message: "Script error." },
    { source: "page", message: "nobody cared" },
    { source: "policy", message: "frame-src does not allow http://console.example" },
  ]);
});

it("tells a callback's error once, though the browser raises it for the page too", async () => {
  const { host, sdk, faults } = await open("app");
  vi.stubGlobal("reportError", (error: unknown) => host.fire("error", { error, message: "" }));
  onTestFinished(() => void vi.unstubAllGlobals());
  await sdk.session.register("themeChanged", () => {
    throw new TypeError("once");
  });
  host.raise({ name: "themeChanged", payload: { theme: "dark" } });
  await vi.waitFor(() => expect(faults()).toMatchObject([{ source: "themeChanged" }]), { timeout: 10_000 });
});

it("tells nothing of a page that belongs to somebody else's CRM", async () => {
  const { host, sdk, faults } = await open("crm");
  host.fire("error", { error: new TypeError("theirs"), message: "" });
  await sdk.session.logout();
  expect(faults()).toEqual([]);
});

it("answers each ping", async () => {
  const { host } = await open("app");
  host.ping(7);
  host.ping(8);
  await vi.waitFor(
    () =>
      expect(host.received).toEqual([
        { kind: "pong", id: 7 },
        { kind: "pong", id: 8 },
      ]),
    { timeout: 10_000 },
  );
});
