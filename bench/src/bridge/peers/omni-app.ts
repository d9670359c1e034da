import type { Sdk } from "@omni/sdk";
import type { AppLine } from "../lines.ts";

/** Ours, as an app uses it: the module from the console's base, `initialize`, a method, an event. */
export async function startOmni(module: Pick<Sdk, "initialize">, hostOrigin: string): Promise<AppLine> {
  const sdk = await module.initialize({ context: "app", origin: hostOrigin, instanceId: "ameyoIframe" });
  return {
    call: async (body) => sdk.app.request(body),
    follow: async (onEvent) => {
      await sdk.interaction.register("messageReceived", onEvent);
      await sdk.session.register("localeChanged", onEvent);
    },
  };
}
