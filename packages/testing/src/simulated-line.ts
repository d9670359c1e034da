import { ordersOf, type LineOrder } from "@omni/engine";
import type { TestCentre } from "./test-centre.ts";

/** What a called number does. `RING` leaves it to the test. */
export type NumberBehaviour = "ANSWER" | "BUSY" | "NO_ANSWER" | "FAIL" | "RING";

/** How a line ends or begins from the other side. */
export type LineWord = "answered" | "busy" | "noAnswer" | "dropped" | "hungUp";

/** A telephone line that is simulated: no sound, but every step of a call in its order. */
export interface SimulatedLine {
  /** What a number does when it is called; every other one answers at once. */
  behave(number: string, behaviour: NumberBehaviour): void;
  /** The other end of a leg speaks: the leg of the interaction with this address. */
  say(interactionId: string, address: string, word: LineWord): void;
  /** The digits that were sent, oldest first. */
  readonly digits: readonly string[];
}

export function createSimulatedLine(centre: TestCentre): SimulatedLine {
  const behaviours = new Map<string, NumberBehaviour>();
  const digits: string[] = [];
  const waiting: LineOrder[] = [];
  let isBusy = false;

  const tell = (word: LineWord | "ringing", interactionId: string, legId: string): void => {
    centre.execute({ type: `line.${word}`, interactionId, legId, lineEventId: centre.newId("line") });
  };

  const dial = ({ interactionId, legId, address, kind }: LineOrder & { order: "dial" }): void => {
    const behaviour = behaviours.get(address) ?? "ANSWER";
    tell("ringing", interactionId, legId);
    if (behaviour === "ANSWER" || (kind === "AGENT" && behaviour !== "RING")) tell("answered", interactionId, legId);
    else if (behaviour === "BUSY") tell("busy", interactionId, legId);
    else if (behaviour === "NO_ANSWER") tell("noAnswer", interactionId, legId);
    else if (behaviour === "FAIL") {
      const lineEventId = centre.newId("line");
      centre.execute({ type: "line.failed", interactionId, legId, lineEventId, systemDisposition: null });
    }
  };

  const carryOut = (order: LineOrder): void => {
    if (order.order === "dial") dial(order);
    else if (order.order === "answer") tell("answered", order.interactionId, order.legId);
    else if (order.order === "sendDigits") digits.push(...order.digits.split(""));
  };

  centre.onFact((event) => {
    waiting.push(...ordersOf(event));
    // What an order leads to may be orders too: they come after it, not within it.
    if (isBusy) return;
    isBusy = true;
    for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) carryOut(order);
    isBusy = false;
  });

  return {
    digits,
    behave: (number, behaviour) => void behaviours.set(number, behaviour),
    say(interactionId, address, word) {
      const legs = centre.interaction(interactionId).legs.filter(({ state }) => state !== "ENDED");
      const leg = legs.find((each) => each.address === address);
      if (leg === undefined)
        throw new Error(`Nobody is on the line at ${address}: ${legs.map((each) => each.address).join(", ")}`);
      tell(word, interactionId, leg.legId);
    },
  };
}
