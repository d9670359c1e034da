import { describe, expect, it } from "vitest";
import { briefly, briefOrders, openCentre, type CallCentre } from "./calls.fakes.ts";
import { customer, typesOf } from "./centre.fakes.ts";
import {
  callbacksFor,
  forget,
  forgetCallback,
  isCallbackClosed,
  timersOf,
  toCallback,
  type Callback,
  type Command,
} from "./index.ts";

const minutes = 60_000;

const schedule = (
  centre: CallCentre,
  changes: Partial<Extract<Command, { type: "callback.schedule" }>> = {},
): Command => ({
  type: "callback.schedule",
  callbackId: "b1",
  interactionId: "v1",
  agentId: "ana",
  at: centre.now + 60 * minutes,
  self: true,
  phone: null,
  notes: "Ask about the refund",
  ...changes,
});

const find = (centre: CallCentre, callbackId = "b1"): Callback => {
  const callback = centre.world.callbacks.get(callbackId);
  if (callback === undefined) throw new Error(`No callback ${callbackId}`);
  return callback;
};

/** A callback agreed in a call of ana's that is over. */
function promised(self: boolean, ...agentIds: string[]): CallCentre {
  const centre = openCentre(...agentIds);
  centre.talk("v1", "ana");
  centre.run(schedule(centre, { self }));
  centre.end("v1", "ana");
  centre.dispose("v1", "ana");
  return centre;
}

const fallDue = (centre: CallCentre) => {
  centre.now = find(centre).at;
  return { type: "callback.fallDue" as const, callbackId: "b1" };
};

describe("a callback", () => {
  it("is agreed during the interaction, and told", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const delivered = centre.delivered("ana", schedule(centre));
    expect(delivered).toMatchObject([
      {
        name: "callbackScheduled",
        payload: {
          interactionId: "v1",
          callback: { callbackId: "b1", state: "SCHEDULED", phone: "+34600111222", customerId: "cust-1", self: true },
        },
      },
    ]);
    expect(centre.run(schedule(centre))).toEqual([]);
  });

  it("comes from a disposition whose code says so, once per matter as often as the campaign allows", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana", "mixed");
    centre.end("v1", "ana");
    const dispose = (interactionId: string) =>
      ({
        type: "interaction.dispose" as const,
        ...centre.of(interactionId, "ana"),
        dispositionCode: "CALL_BACK",
        notes: "Later",
        callback: { at: centre.now + minutes, self: true, phone: null },
      }) satisfies Command;
    centre.run(dispose("v1"));
    expect(find(centre, "v1.callback1")).toMatchObject({ count: 1, notes: "Later" });
    const again = (n: number) => {
      centre.run({ type: "callback.dial", callbackId: `v1.callback${n}`, agentId: "ana" });
      const { callInteractionId } = find(centre, `v1.callback${n}`);
      centre.end(callInteractionId, "ana");
      return callInteractionId;
    };
    centre.run(dispose(again(1)));
    const last = again(2);
    expect(centre.refused(dispose(last))).toMatchObject({
      code: "INVALID_DISPOSITION",
      message: expect.stringContaining("allows 2"),
    });
    centre.dispose(last, "ana");
  });

  it.each([
    ["in the past", { at: 5 }],
    ["to no number", { phone: "home" }],
  ])("%s is refused", (_what, changes) => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    expect(centre.refused(schedule(centre, changes)).code).toBe("INVALID_STATE");
  });

  it("of somebody else's interaction, or a closed one, is refused", () => {
    const centre = promised(true, "ana", "ben");
    expect(centre.refused(schedule(centre, { callbackId: "b2" })).code).toBe("INVALID_STATE");
    expect(centre.refused(schedule(centre, { agentId: "ben" })).code).toBe("INTERACTION_NOT_FOUND");
  });

  it("has its timers: a reminder of an own one, and its time", () => {
    const centre = promised(true, "ana");
    const { at } = find(centre);
    expect(timersOf(find(centre)).map(({ dueAt, command }) => [dueAt - at, command.type])).toEqual([
      [0, "callback.fallDue"],
      [-5 * minutes, "callback.remind"],
    ]);
    centre.now = at - 5 * minutes;
    expect(typesOf(centre.run({ type: "callback.remind", callbackId: "b1" }))).toEqual(["callback.reminded"]);
    expect(centre.run({ type: "callback.remind", callbackId: "b1" })).toEqual([]);
    expect(timersOf(find(centre))).toHaveLength(1);
    expect(timersOf(find(promised(false, "ana")))).toHaveLength(1);
    expect(centre.run({ type: "callback.fallDue", callbackId: "b1" })).toEqual([]);
  });
});

describe("the reminder of a callback", () => {
  const remind = { type: "callback.remind" as const, callbackId: "b1" };

  it("is told to its own agent shortly before, long after the interaction is forgotten", () => {
    const centre = promised(true, "ana", "ben");
    forget(centre.world, "v1");
    centre.now = find(centre).at - 5 * minutes;
    const decision = centre.delivered("ana", remind);
    expect(decision).toMatchObject([{ name: "callbackReminder", payload: { callback: { callbackId: "b1" } } }]);
  });

  it("is told to nobody who is not there, and to nobody else", () => {
    const centre = promised(true, "ana", "ben");
    centre.run({ type: "agent.signOut", agentId: "ana" });
    expect(centre.delivered("ana", remind)).toEqual([]);
    const other = promised(true, "ana", "ben");
    expect(other.delivered("ben", remind)).toEqual([]);
  });
});

describe("a callback that is due", () => {
  it("is offered to its own agent, and dialled as such when the agent accepts", () => {
    const centre = promised(true);
    expect(briefly(centre.delivered("ana", fallDue(centre)))).toEqual([
      "callbackDue OFFERED",
      "interactionOffered OFFERED",
      "showCrm OFFERED",
    ]);
    const accepted = centre.run({ type: "interaction.accept", ...centre.of("b1.call", "ana") });
    expect(briefOrders(accepted)).toEqual(["dial ext-ana"]);
    const answered = centre.lineCommand("answered", "b1.call", "ana");
    expect(briefly(centre.delivered("ana", answered))).toEqual(["interactionInitiated INITIATED"]);
    expect(find(centre).state).toBe("DIALLED");
    centre.line("answered", "b1.call", "CUSTOMER");
    expect(centre.interaction("b1.call")).toMatchObject({
      state: "CONNECTED",
      direction: "OUTBOUND",
      callType: "outbound.callback.dial",
      data: { callbackId: "b1", callbackNotes: "Ask about the refund" },
    });
    expect(isCallbackClosed(find(centre))).toBe(true);
    expect(forgetCallback(centre.world, "b1")).toBe(true);
  });

  it("waits for its own agent, and after a while for anybody of the campaign", () => {
    const centre = promised(true);
    centre.run({ type: "agent.signOut", agentId: "ana" });
    centre.run(fallDue(centre));
    expect(centre.interaction("b1.call")).toMatchObject({ state: "QUEUED", reservation: { agentId: "ana" } });
    const [timer] = timersOf(centre.interaction("b1.call"));
    centre.now = timer!.dueAt;
    expect(briefly(centre.delivered("ben", timer!.command))).toEqual([
      "interactionOffered OFFERED",
      "showCrm OFFERED",
      "callbackDue OFFERED",
    ]);
    expect(centre.run(timer!.command)).toEqual([]);
  });

  it("comes to its own agent who signs in late", () => {
    const centre = promised(true);
    centre.run({ type: "agent.signOut", agentId: "ana" });
    centre.run(fallDue(centre));
    centre.staff("ana");
    expect(centre.offeredTo("b1.call")).toBe("ana");
    expect(find(centre).announcedTo).toBe("ana");
  });

  it("of a campaign goes to an eligible agent", () => {
    const centre = promised(false);
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "ON_BREAK", breakReason: "Lunch" });
    centre.run(fallDue(centre));
    expect(centre.offeredTo("b1.call")).toBe("ben");
  });

  it("not accepted stays due, for the next one", () => {
    const centre = promised(false, "ana", "ben");
    centre.run(fallDue(centre));
    centre.timeOut("b1.call");
    expect(find(centre).state).toBe("DUE");
    expect(centre.offeredTo("b1.call")).not.toBeNull();
  });

  it.each(["busy", "noAnswer", "hungUp", "dropped"] as const)("whose customer's line is %s has failed", (word) => {
    const centre = promised(true, "ana");
    centre.run(fallDue(centre));
    centre.take("b1.call", "ana");
    centre.line(word, "b1.call", "CUSTOMER");
    expect(find(centre).state).toBe("FAILED");
    expect(centre.interaction("b1.call").state).toBe("WRAP_UP");
  });

  it("in a campaign that nobody works in any more has failed, and is still known", () => {
    const centre = promised(true, "ana");
    const { directory } = centre.world;
    centre.world.directory = { ...directory, queues: new Map() };
    centre.run(fallDue(centre));
    expect(toCallback(find(centre))).toMatchObject({ state: "FAILED", callbackId: "b1" });
  });
});

describe("dialling a callback by hand", () => {
  const dial = (agentId: string): Command => ({ type: "callback.dial", callbackId: "b1", agentId });

  it("calls before its time", () => {
    const centre = promised(true, "ana");
    expect(briefOrders(centre.run(dial("ana")))).toEqual(["dial ext-ana"]);
    expect(centre.interaction("b1.call")).toMatchObject({ state: "INITIATED", callType: "outbound.callback.dial" });
    expect(find(centre).state).toBe("DIALLED");
    expect(timersOf(find(centre))).toEqual([]);
    expect(centre.refused(dial("ana")).code).toBe("INVALID_STATE");
  });

  it("takes one that waits out of its queue", () => {
    const centre = promised(true, "ana");
    centre.run({ type: "agent.setAutoCall", agentId: "ana", channelType: "VOICE", enabled: false });
    centre.run(fallDue(centre));
    expect(centre.state("b1.call")).toBe("QUEUED");
    expect(briefOrders(centre.run(dial("ana")))).toEqual(["dial ext-ana"]);
    expect(briefOrders(centre.line("answered", "b1.call", "ana"))).toEqual(["dial +34600111222"]);
  });

  it("accepts one that is being offered", () => {
    const centre = promised(true, "ana", "ben");
    centre.run(fallDue(centre));
    expect(briefOrders(centre.run(dial("ana")))).toEqual(["dial ext-ana"]);
  });

  it.each([
    ["another agent's own one", true, "ben", "PERMISSION_DENIED"],
    ["by who is not signed in", true, "dev", "NOT_LOGGED_IN"],
  ])("is refused for %s", (_what, self, agentId, code) => {
    expect(promised(self, "ana", "ben").refused(dial(agentId)).code).toBe(code);
  });

  it("is free to each agent of the campaign where it is the campaign's", () => {
    const centre = promised(false, "ana", "ben");
    centre.run(dial("ben"));
    expect(centre.interaction("b1.call").agentId).toBe("ben");
  });
});

describe("the list of callbacks", () => {
  it("holds the agent's own and the campaign's, the earliest first", () => {
    const centre = promised(false, "ana", "ben");
    centre.talk("v2", "ben");
    centre.run(schedule(centre, { callbackId: "b2", interactionId: "v2", agentId: "ben", at: centre.now + 5 }));
    const ids = (agentId: string) => callbacksFor(centre.world, agentId).map(({ callbackId }) => callbackId);
    expect(ids("ana")).toEqual(["b1"]);
    expect(ids("ben")).toEqual(["b2", "b1"]);
    expect(ids("sue")).toEqual([]);
  });
});

describe("cancelling a callback", () => {
  const cancel: Command = { type: "callback.cancel", callbackId: "b1", agentId: "ana" };

  it("ends it and its timers, once", () => {
    const centre = promised(true, "ana");
    centre.run(cancel);
    expect(find(centre).state).toBe("CANCELLED");
    expect(timersOf(find(centre))).toEqual([]);
    expect(centre.run(cancel)).toEqual([]);
    expect(centre.run(fallDue(centre))).toEqual([]);
  });

  it("when due also ends the call that waits", () => {
    const centre = promised(true, "ana");
    centre.run(fallDue(centre));
    expect(briefly(centre.delivered("ana", cancel))).toEqual(["interactionMissed QUEUED"]);
    expect(centre.state("b1.call")).toBe("ENDED");
    expect(find(centre).state).toBe("CANCELLED");
  });

  it("is refused when it was dialled, is not there, or is another agent's", () => {
    const centre = promised(true, "ana", "ben");
    expect(centre.refused({ ...cancel, agentId: "ben" }).code).toBe("PERMISSION_DENIED");
    expect(centre.refused({ ...cancel, callbackId: "none" }).code).toBe("INVALID_STATE");
    centre.run({ type: "callback.dial", callbackId: "b1", agentId: "ana" });
    expect(centre.refused(cancel).code).toBe("INVALID_STATE");
  });
});

describe("customers who turn out to be one", () => {
  it("are replaced in live interactions and open callbacks", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run(schedule(centre));
    const merge: Command = {
      type: "customer.merge",
      customerId: "cust-1",
      into: { ...customer, customerId: "cust-9" },
    };
    expect(centre.delivered("ana", merge)).toMatchObject([
      { name: "customerIdentified", payload: { customerDetails: { customerId: "cust-9" } } },
    ]);
    expect(find(centre).customer.customerId).toBe("cust-9");
    expect(centre.run(merge)).toEqual([]);
  });
});
