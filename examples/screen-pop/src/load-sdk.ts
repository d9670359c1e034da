// Types only: they are gone after the build. At run time the app has nothing but what the console serves.
import type { Sdk } from "@omni/sdk";

/** Loads the SDK from the console that embeds this page, and connects to it. To be called once. */
export async function loadSdk(location: Location): Promise<Sdk> {
  const query = new URLSearchParams(location.search);
  const origin = query.get("origin") || location.origin;
  const base = (query.get("sdkBaseUrl") || origin).replace(/\/+$/, "");
  const url = `${base}/omniapp/sdk/ameyo-sdk.js`;
  let sdk: Sdk;
  try {
    const module: { default: Sdk } = await import(/* @vite-ignore */ url);
    sdk = module.default;
  } catch (error) {
    throw new Error(`The SDK could not be loaded from ${url}.`, { cause: error });
  }
  try {
    return await sdk.initialize({ context: "app", origin, instanceId: query.get("instanceId") || "ameyoIframe" });
  } catch (error) {
    throw new Error(`The SDK could not connect to the console. ${toText(error)}`, { cause: error });
  }
}

/** SDK errors carry a code from the contract; it is what support asks for. */
export function toText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? `${error.message} (${String(error.code)})` : error.message;
}
