// A page of another site that holds the toolbar in a frame. Each case has an SDK of its own here, as if the page began anew:
// its hello takes the toolbar's line over.
import type { createSdk, Sdk } from "@omni/sdk";
import { createAppProbe, type AppProbe } from "./app-probe.ts";
import type { ProbeAnswer, ProbeOperation } from "./operations.ts";

export interface CrmProbes {
  /** Answers with the number of a new probe; the one before hears nothing more. */
  mount(): number;
  run(number: number, operation: ProbeOperation): Promise<ProbeAnswer>;
}

declare global {
  var omniProbes: CrmProbes;
}

const origin = new URLSearchParams(location.search).get("origin") ?? location.origin;
const loadModule = async (): Promise<Record<string, unknown>> => import(`${origin}/omniapp/sdk/ameyo-sdk.js`);
const probes: AppProbe[] = [];

globalThis.omniProbes = {
  mount() {
    const number = probes.length;
    const loadSdk = async (): Promise<Sdk> => {
      const module = (await loadModule()) as { sdk: Sdk; createSdk: typeof createSdk };
      return number === 0 ? module.sdk : module.createSdk(window);
    };
    const isNewest = (): boolean => number === probes.length - 1;
    probes.push(
      createAppProbe({
        page: {
          parent: {
            postMessage(message, targetOrigin) {
              const toolbar = document.querySelector<HTMLIFrameElement>("iframe#ameyoIframe");
              toolbar?.contentWindow?.postMessage(message, targetOrigin);
            },
          },
          addEventListener: (type, listener) =>
            window.addEventListener(type, (event) => {
              if (isNewest()) listener(event);
            }),
        },
        origin,
        context: "crm",
        loadSdk,
        loadModule,
      }),
    );
    return number;
  },
  async run(number, operation) {
    const probe = probes[number];
    if (probe === undefined) throw new Error(`This page has no probe ${number}.`);
    return probe.run(operation);
  },
};
