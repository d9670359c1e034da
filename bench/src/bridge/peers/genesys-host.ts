import { answer, type HostSide } from "../lines.ts";
import { createWindowHost } from "./window-host.ts";

const hook = (name: string, more: object = {}): object => ({
  purecloudEventType: "appLifecycleHook",
  hook: name,
  protocol: "purecloud-client-apps",
  ...more,
});

/** Genesys Cloud is closed; this answers the messages of its public library. */
export const createGenesysHost = (): HostSide =>
  createWindowHost({
    receive({ action, message }, reply) {
      if (action === "loaded") reply(hook("bootstrap"));
      if (action === "showToast") reply(hook("focus", { answer: answer({ body: String(message) }) }));
    },
    toEvent: (event) => hook("focus", { event }),
  });
