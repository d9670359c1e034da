import type { CommandOf, LineOrder } from "@omni/engine";

/** What became of one line. `lineEventId` is unique per event, so that one that comes again is known. */
export type LegEvent = CommandOf<
  "line.ringing" | "line.answered" | "line.busy" | "line.noAnswer" | "line.dropped" | "line.hungUp" | "line.failed"
>;

export interface IncomingCall {
  /** Names the call for ever, and its interaction too: a call that is told again is not taken again. */
  callId: string;
  from: string;
  to: string;
}

/** Who hears what the provider tells. */
export interface LineListener {
  /** Rejects when the number leads nowhere; then nobody takes the call, and the provider ends it. */
  onCall(call: IncomingCall): Promise<void>;
  onLegEvent(event: LegEvent): void;
  /** The customer of a call pressed keys. */
  onDigits(interactionId: string, digits: string): void;
}

/** A line that lived when the server was last up. */
export interface KnownLeg {
  interactionId: string;
  legId: string;
}

/**
 * Makes and ends lines of telephones. It is told what to do by orders, and tells what became of the lines by events.
 * The simulated line is one; a gateway to a telephone network is another.
 */
export interface LineProvider {
  readonly name: string;
  /** Whether no real telephone is at the other end. */
  readonly isSimulated: boolean;
  /** Called once, before anything else. `legs`: tell of each of them that does not live any more. */
  start(listener: LineListener, legs: readonly KnownLeg[]): void;
  /**
   * Resolves when the order is in the provider's hands. The same `orderId` may come again after a crash and must not
   * be carried out twice. Rejects when it cannot be done: the leg fails then.
   */
  carryOut(order: LineOrder, orderId: string): void | Promise<void>;
  stop(): void;
}
