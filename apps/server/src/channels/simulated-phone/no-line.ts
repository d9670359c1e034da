import { OmniError } from "@omni/wire";
import type { Simulators } from "./simulators.ts";

const refuse = (): never => {
  throw new OmniError("CHANNEL_UNAVAILABLE", "This server has no line for calls. Write by SMS or WhatsApp instead.");
};

/** For a server without a simulated line: nobody can call, and nobody rings. */
export const noLine: Simulators["line"] = {
  connectPhone: () => ({
    call: refuse,
    answer: refuse,
    decline: refuse,
    hangUp: refuse,
    drop: refuse,
    sendDigits: refuse,
    disconnect() {},
  }),
};
