import type { LineOrder } from "@omni/engine";
import type { Clock } from "../../clock.ts";
import { normalisePhone } from "../../customers/contact-values.ts";
import { newId } from "../../new-id.ts";
import { lineBehaviourOf, lineTimes } from "./line-behaviour.ts";
import type { KnownLeg, LegEvent, LineListener, LineProvider } from "./line-provider.ts";
import { newCall, type DialOrder, type EndReason, type SimulatedCall } from "./simulated-call.ts";
import type { PhoneEventListener, SimulatedPhone } from "./simulated-phone.ts";

type OrderOf<O extends LineOrder["order"]> = Extract<LineOrder, { order: O }>;

/** So many orders are remembered, to know one that comes again. */
const rememberedOrders = 10_000;

const keyOf = (number: string): string => normalisePhone(number) || number;

/**
 * A telephone network that is not there: numbers behave by fixed rules, or as whoever plays them says. It keeps nothing
 * on disk: calls end with the server.
 */
export class SimulatedLine implements LineProvider {
  readonly name = "Simulated line";
  readonly isSimulated = true;
  readonly #clock: Clock;
  readonly #players = new Map<string, PhoneEventListener>();
  readonly #byLeg = new Map<string, SimulatedCall>();
  readonly #byCall = new Map<string, SimulatedCall>();
  readonly #done = new Set<string>();
  #listener: LineListener | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  start(listener: LineListener, legs: readonly KnownLeg[]): void {
    this.#listener = listener;
    for (const { interactionId, legId } of legs)
      if (!this.#byLeg.has(legId))
        listener.onLegEvent({ type: "line.dropped", interactionId, legId, lineEventId: `lost:${legId}` });
  }

  stop(): void {
    for (const call of this.#byCall.values()) call.cancel();
    this.#listener = null;
  }

  /** The number rings at the listener from now on. A number has one player: the newest. */
  connectPhone(number: string, listener: PhoneEventListener): SimulatedPhone {
    const key = keyOf(number);
    this.#players.set(key, listener);
    const own = (callId: string, act: (call: SimulatedCall) => void): void => {
      const call = this.#byCall.get(callId);
      if (call !== undefined && call.tell === listener && call.state !== "OVER") act(call);
    };
    return {
      call: (to) => this.#ring(number, to, listener),
      answer: (callId) => own(callId, (call) => this.#answer(call)),
      decline: (callId) =>
        own(callId, (call) => {
          if (call.state === "RINGING") this.#end(call, "BUSY");
        }),
      hangUp: (callId) => own(callId, (call) => this.#end(call, "HUNG_UP")),
      drop: (callId) => own(callId, (call) => this.#end(call, "DROPPED")),
      sendDigits: (callId, digits) =>
        own(callId, ({ state, leg }) => {
          if (state === "UP" && leg !== null) this.#listener?.onDigits(leg.interactionId, digits);
        }),
      disconnect: () => {
        if (this.#players.get(key) === listener) this.#players.delete(key);
        for (const call of this.#byCall.values()) if (call.tell === listener) this.#end(call, "DROPPED");
      },
    };
  }

  carryOut(order: LineOrder, orderId: string): void {
    if (this.#done.has(orderId)) return;
    this.#done.add(orderId);
    const [oldest] = this.#done;
    if (this.#done.size > rememberedOrders && oldest !== undefined) this.#done.delete(oldest);
    this.#obey(order);
  }

  #obey(order: LineOrder): void {
    if (order.order === "dial") return this.#dial(order);
    if (order.order === "answer") return this.#take(order);
    // Who hears whom is no matter of a network without sound.
    if (order.order === "bridge") return;
    const call = this.#byLeg.get(order.legId);
    if (call === undefined || call.state === "OVER") return;
    const { callId, tell } = call;
    switch (order.order) {
      case "hold":
        return tell?.({ type: "held", callId });
      case "resume":
        return tell?.({ type: "resumed", callId });
      case "sendDigits":
        return tell?.({ type: "digits", callId, digits: order.digits });
      case "hangUp":
        return this.#over(call, "ENDED_BY_CENTRE");
      case "release":
        call.isReleased = true;
        return;
      case "mute":
      case "unmute":
      case "observe":
        return;
    }
  }

  /** A customer calls the centre. */
  #ring(from: string, to: string, tell: PhoneEventListener): string {
    const callId = newId("call");
    const call = newCall(callId, from, tell);
    this.#byCall.set(callId, call);
    const taken = this.#listener?.onCall({ callId, from, to }) ?? Promise.reject(new Error("The line is down."));
    taken.catch(() => {
      this.#over(call, "FAILED");
      this.#byCall.delete(callId);
    });
    return callId;
  }

  /** The centre takes a customer's call: it is up from now on. */
  #take({ interactionId, legId }: OrderOf<"answer">): void {
    const call = this.#byCall.get(interactionId);
    if (call === undefined)
      return this.#listener?.onLegEvent({ type: "line.dropped", interactionId, legId, lineEventId: `lost:${legId}` });
    call.leg = { interactionId, legId };
    if (call.endedEarly !== null) return this.#tellEnd(call, call.endedEarly);
    call.state = "UP";
    this.#byLeg.set(legId, call);
    call.tell?.({ type: "connected", callId: call.callId });
  }

  #dial(order: DialOrder): void {
    const { interactionId, legId, address, kind, callerId } = order;
    const player = this.#players.get(keyOf(address)) ?? null;
    const call = newCall(legId, address, player);
    call.leg = { interactionId, legId };
    this.#byLeg.set(legId, call);
    this.#byCall.set(legId, call);
    if (player !== null) {
      this.#tellLeg(call, "line.ringing");
      return player({ type: "ringing", callId: legId, from: callerId ?? "" });
    }
    // Nobody plays the phone of an agent or a supervisor: their console picks it up. An IVR entry answers at once too.
    if (kind === "CUSTOMER" || kind === "PHONE") this.#behave(call);
    else this.#answer(call);
  }

  #behave(call: SimulatedCall): void {
    const behaviour = lineBehaviourOf(call.number);
    if (behaviour === "BUSY") return this.#later(call, lineTimes.busy, () => this.#end(call, "BUSY"));
    this.#later(call, lineTimes.ringing, () => {
      this.#tellLeg(call, "line.ringing");
      if (behaviour === "NO_ANSWER") return this.#later(call, lineTimes.noAnswer, () => this.#end(call, "NO_ANSWER"));
      this.#later(call, behaviour === "ANSWERS_LATE" ? lineTimes.answeredLate : lineTimes.answered, () => {
        this.#answer(call);
        if (behaviour === "DROPS") this.#later(call, lineTimes.dropped, () => this.#end(call, "DROPPED"));
      });
    });
  }

  #later(call: SimulatedCall, ms: number, run: () => void): void {
    call.cancel = this.#clock.after(ms, run);
  }

  #answer(call: SimulatedCall): void {
    if (call.state !== "RINGING" || call.leg === null) return;
    call.state = "UP";
    this.#tellLeg(call, "line.answered");
    call.tell?.({ type: "connected", callId: call.callId });
  }

  /** The number's side ends it. */
  #end(call: SimulatedCall, reason: Exclude<EndReason, "ENDED_BY_CENTRE" | "FAILED">): void {
    if (call.state === "OVER") return;
    if (call.leg === null) {
      call.endedEarly = reason === "DROPPED" ? "DROPPED" : "HUNG_UP";
      call.state = "OVER";
      call.tell?.({ type: "ended", callId: call.callId, reason });
      return;
    }
    if (!call.isReleased) this.#tellEnd(call, reason);
    this.#over(call, reason);
  }

  #over(call: SimulatedCall, reason: EndReason): void {
    if (call.state === "OVER") return;
    call.state = "OVER";
    call.cancel();
    this.#byCall.delete(call.callId);
    if (call.leg !== null) this.#byLeg.delete(call.leg.legId);
    call.tell?.({ type: "ended", callId: call.callId, reason });
    if (call.isReleased) this.#endReleased(call);
  }

  /** Who is left alone on a call that the centre has released is on no call any more. */
  #endReleased({ leg }: SimulatedCall): void {
    const left = [...this.#byLeg.values()].filter(
      (each) => each.isReleased && each.leg?.interactionId === leg?.interactionId,
    );
    if (left.length === 1) for (const each of left) this.#over(each, "HUNG_UP");
  }

  #tellEnd(call: SimulatedCall, reason: "HUNG_UP" | "BUSY" | "NO_ANSWER" | "DROPPED"): void {
    const types = {
      HUNG_UP: "line.hungUp",
      BUSY: "line.busy",
      NO_ANSWER: "line.noAnswer",
      DROPPED: "line.dropped",
    } as const;
    this.#tellLeg(call, types[reason]);
    if (call.endedEarly !== null) this.#byCall.delete(call.callId);
  }

  #tellLeg({ leg }: SimulatedCall, type: Exclude<LegEvent["type"], "line.failed">): void {
    if (leg !== null) this.#listener?.onLegEvent({ type, ...leg, lineEventId: newId("line") });
  }
}
