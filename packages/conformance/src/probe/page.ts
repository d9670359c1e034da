// The page that the console frames as an app: loads the SDK as the guide says, and waits for operations.
import type { Sdk } from "@omni/sdk";
import { createAppProbe, type AppProbe } from "./app-probe.ts";

declare global {
  var omniProbe: AppProbe;
}

const query = new URLSearchParams(location.search);
const origin = query.get("origin") ?? location.origin;
const base = (query.get("sdkBaseUrl") ?? origin).replace(/\/$/, "");
const loadModule = async (): Promise<Record<string, unknown>> => import(`${base}/omniapp/sdk/ameyo-sdk.js`);

globalThis.omniProbe = createAppProbe({
  page: { parent: window.parent, addEventListener: (type, listener) => window.addEventListener(type, listener) },
  origin,
  // The module's shape is a case of its own.
  loadSdk: async () => (await loadModule())["sdk"] as Sdk,
  loadModule,
});
