import type { LineOrder } from "@omni/engine";
import type { KnownLeg } from "./line-provider.ts";
import type { PhoneEvent } from "./simulated-phone.ts";

type Reason = "HUNG_UP" | "BUSY" | "NO_ANSWER" | "DROPPED" | "FAILED";

/** How a call ended, as a person with the phone in hand would say. */
export type EndReason = Reason | "ENDED_BY_CENTRE";

/** One call of the simulated line: between the centre and a number. */
export interface SimulatedCall {
  readonly callId: string;
  readonly number: string;
  /** Null: a customer's call that nobody has taken yet. */
  leg: KnownLeg | null;
  state: "RINGING" | "UP" | "OVER";
  /** The centre has no more to do with it; it goes on between those who were left on it. */
  isReleased: boolean;
  /** How it ended before the centre gave it a leg. */
  endedEarly: "HUNG_UP" | "DROPPED" | null;
  /** Cancels what the number would do next. */
  cancel: () => void;
  /** Whoever plays the number, while somebody does. */
  tell: ((event: PhoneEvent) => void) | null;
}

export const newCall = (callId: string, number: string, tell: SimulatedCall["tell"]): SimulatedCall => ({
  callId,
  number,
  leg: null,
  state: "RINGING",
  isReleased: false,
  endedEarly: null,
  cancel: () => {},
  tell,
});

export type DialOrder = Extract<LineOrder, { order: "dial" }>;
