import type { Target } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { briefly, briefOrders, openCentre, type CallCentre } from "./calls.fakes.ts";
import { toInteraction, transferTargetsOf } from "./index.ts";

describe("a blind transfer to an agent", () => {
  it("keeps the customer waiting with the agent until the other one is there", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    const transfer = centre.ask("transfer", "v1", "ana", "AGENT", "cleo");
    expect(briefly(centre.delivered("ana", transfer))).toEqual(["transferInitiated HELD"]);
    expect(centre.interaction("v1")).toMatchObject({ state: "HELD", agentId: "ana" });
    expect(toInteraction(centre.interaction("v1"), "cleo")).toMatchObject({ state: "OFFERED", muted: false });
    centre.run({ type: "interaction.accept", ...centre.of("v1", "cleo") });
    const answered = centre.line("answered", "v1", "cleo");
    expect(briefOrders(answered)).toEqual(["hangUp leg2", "resume leg1", "bridge leg1 leg3"]);
    expect(centre.interaction("v1")).toMatchObject({ state: "CONNECTED", agentId: "cleo", members: [] });
    expect(centre.agent("ana").work).toEqual([]);
    expect(centre.refused({ type: "interaction.end", endedBy: "AGENT", ...centre.of("v1", "ana") }).code).toBe(
      "INTERACTION_NOT_FOUND",
    );
  });

  it("tells the one that the interaction ended for them, and the other that it is connected", () => {
    const told = (agentId: string) => {
      const centre = openCentre();
      centre.talk("v1", "ana");
      centre.run(centre.ask("transfer", "v1", "ana", "AGENT", "cleo"));
      centre.run({ type: "interaction.accept", ...centre.of("v1", "cleo") });
      return briefly(centre.delivered(agentId, centre.lineCommand("answered", "v1", "cleo")));
    };
    expect(told("ana")).toEqual(["transferCompleted ENDED", "interactionEnded ENDED"]);
    expect(told("cleo")).toEqual([
      "interactionConnected CONNECTED",
      "showCrm CONNECTED",
      "interactionSelected CONNECTED",
    ]);
  });

  it.each([
    ["declined", "Declined", false],
    ["missed", "No answer", true],
    ["not answered on the phone", "No answer", true],
    ["left behind by an agent who goes offline", "The target is not available any more", false],
    ["taken back", "Taken back", false],
  ])("that is %s brings the customer back: %s", (how, reason, isOnBreak) => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    centre.run(centre.ask("transfer", "v1", "ana", "AGENT", "cleo"));
    const { invitation } = centre.interaction("v1");
    const fail = () => {
      if (how === "declined") return { type: "interaction.reject" as const, ...centre.of("v1", "cleo") };
      if (how === "missed")
        return {
          type: "interaction.invitationTimeout" as const,
          interactionId: "v1",
          invitationId: invitation!.invitationId,
        };
      if (how === "taken back") return { type: "interaction.resume" as const, ...centre.of("v1", "ana") };
      if (how.startsWith("left"))
        return { type: "agent.connectionChanged" as const, agentId: "cleo", state: "OFFLINE" as const };
      centre.run({ type: "interaction.accept", ...centre.of("v1", "cleo") });
      return centre.lineCommand("noAnswer", "v1", "cleo");
    };
    const delivered = centre.delivered("ana", fail());
    expect(delivered).toMatchObject([{ name: "transferFailed", payload: { reason, state: "CONNECTED" } }]);
    expect(centre.interaction("v1")).toMatchObject({ state: "CONNECTED", agentId: "ana", invitation: null });
    expect(centre.interaction("v1").bridgedLegIds).toEqual(["v1.leg1", "v1.leg2"]);
    expect(centre.agent("cleo").chosen === "ON_BREAK").toBe(isOnBreak);
    expect(centre.agent("cleo").work).toEqual([]);
  });

  it("is over when the customer hangs up meanwhile", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    centre.run(centre.ask("transfer", "v1", "ana", "AGENT", "cleo"));
    expect(briefly(centre.delivered("ana", centre.lineCommand("hungUp", "v1", "CUSTOMER")))).toEqual([
      "transferFailed CONNECTED",
      "interactionEnded ENDED",
      "wrapUpStarted WRAP_UP",
    ]);
    expect(centre.agent("cleo")).toMatchObject({ work: [], chosen: "AVAILABLE" });
  });

  it("of a chat leaves it with its agent, who can go on, until the other accepts", () => {
    const centre = openCentre();
    centre.connect("i1", "ana", "mixed");
    centre.run(centre.ask("transfer", "i1", "ana", "AGENT", "cleo"));
    expect(centre.interaction("i1")).toMatchObject({ state: "CONNECTED", agentId: "ana" });
    centre.run({ type: "interaction.accept", ...centre.of("i1", "cleo") });
    expect(centre.interaction("i1")).toMatchObject({ state: "CONNECTED", agentId: "cleo", selected: true });
    expect(centre.interaction("i1").participants.map(({ participantId }) => participantId)).toEqual(["cust-1", "cleo"]);
  });

  it("is answered by one of two who accept at once", () => {
    const centre = openCentre();
    centre.connect("i1", "ana", "mixed");
    centre.run(centre.ask("transfer", "i1", "ana", "AGENT", "cleo"));
    centre.run({ type: "interaction.accept", ...centre.of("i1", "cleo") });
    expect(centre.refused({ type: "interaction.accept", ...centre.of("i1", "ben") }).code).toBe(
      "INTERACTION_NOT_FOUND",
    );
    expect(centre.run({ type: "interaction.accept", ...centre.of("i1", "cleo") })).toEqual([]);
  });
});

describe("a transfer to a queue or a campaign", () => {
  it("takes effect at once, and is not offered back to who transferred", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const transfer = centre.ask("transfer", "v1", "ana", "QUEUE", "mixed-queue");
    expect(briefly(centre.delivered("ana", transfer))).toEqual([
      "transferInitiated QUEUED",
      "interactionQueued QUEUED",
      "transferCompleted ENDED",
      "interactionEnded ENDED",
    ]);
    expect(centre.interaction("v1")).toMatchObject({
      state: "QUEUED",
      campaignId: "mixed",
      queueId: "mixed-queue",
      agentId: null,
      channelDetails: { queueName: "Queue mixed", callType: "transferred.to.campaign.dial" },
    });
    centre.staff("cleo");
    expect(centre.offeredTo("v1")).toBe("cleo");
  });

  it("comes back to who transferred only once that agent is ready anew", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run(centre.ask("transfer", "v1", "ana", "CAMPAIGN", "calls"));
    expect(centre.state("v1")).toBe("QUEUED");
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "ON_BREAK", breakReason: "Lunch" });
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "AVAILABLE", breakReason: null });
    expect(centre.offeredTo("v1")).toBe("ana");
  });
});

describe("a transfer out of the contact centre", () => {
  it.each(["PHONE", "IVR"] as const)("to %s ends the interaction for us once it is answered", (type) => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const id = type === "PHONE" ? "+4912345" : "menu";
    const started = centre.run(centre.ask("transfer", "v1", "ana", type, id));
    expect(briefOrders(started)).toEqual([type === "PHONE" ? "dial +4912345" : "dial ivr:menu", "hold leg1", "bridge"]);
    const answered = centre.delivered("ana", centre.lineCommand("answered", "v1", type));
    expect(briefly(answered)).toEqual(["transferCompleted ENDED", "interactionEnded ENDED", "wrapUpStarted WRAP_UP"]);
    expect(centre.statesOfLegs("v1")).toEqual(["CUSTOMER ENDED", "ana ENDED", `${type} ENDED`]);
    expect(centre.leg("v1", "CUSTOMER").outcome).toBe("RELEASED");
  });

  it("orders the line provider to leave the two together", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run(centre.ask("transfer", "v1", "ana", "PHONE", "+4912345"));
    expect(briefOrders(centre.line("answered", "v1", "PHONE"))).toEqual([
      "resume leg1",
      "bridge leg1 leg3",
      "release leg1",
      "release leg3",
      "hangUp leg2",
    ]);
  });

  it.each(["busy", "noAnswer", "dropped"] as const)("to a phone that is %s brings the customer back", (word) => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run(centre.ask("transfer", "v1", "ana", "PHONE", "+4912345"));
    expect(centre.delivered("ana", centre.lineCommand(word, "v1", "PHONE"))).toMatchObject([
      { name: "transferFailed" },
    ]);
    expect(centre.state("v1")).toBe("CONNECTED");
  });
});

describe("a target", () => {
  const prepare = (): CallCentre => {
    const centre = openCentre("ana", "ben", "cleo");
    centre.talk("v1", "ana");
    return centre;
  };
  it.each<[string, Target, (centre: CallCentre) => void]>([
    ["oneself", { type: "AGENT", id: "ana" }, () => {}],
    ["one's own extension", { type: "PHONE", id: "ext-ana" }, () => {}],
    ["nobody", { type: "AGENT", id: "none" }, () => {}],
    ["an agent who never signed in", { type: "AGENT", id: "dev" }, () => {}],
    ["an agent who signed out", { type: "AGENT", id: "ben" }, (c) => c.run({ type: "agent.signOut", agentId: "ben" })],
    [
      "an agent on a break",
      { type: "AGENT", id: "ben" },
      (c) => c.run({ type: "agent.setAvailability", agentId: "ben", status: "ON_BREAK", breakReason: "Lunch" }),
    ],
    ["an agent in another call", { type: "AGENT", id: "ben" }, (c) => c.talk("v2", "ben")],
    [
      "an agent without a console",
      { type: "AGENT", id: "ben" },
      (c) => c.run({ type: "agent.connectionChanged", agentId: "ben", state: "OFFLINE" }),
    ],
    ["a queue that takes no calls", { type: "QUEUE", id: "free-queue" }, () => {}],
    ["a campaign without a queue for calls", { type: "CAMPAIGN", id: "free" }, () => {}],
    ["an IVR entry that is none", { type: "IVR", id: "none" }, () => {}],
    ["words", { type: "PHONE", id: "call me" }, () => {}],
  ])("%s is unavailable, and nothing happens", (_what, target, before) => {
    const centre = prepare();
    before(centre);
    const unchanged = centre.interaction("v1");
    const refusal = centre.refused({ type: "interaction.transfer", ...centre.of("v1", "ana"), target });
    expect(refusal).toMatchObject({ code: "TARGET_UNAVAILABLE", details: { target } });
    expect(centre.interaction("v1")).toBe(unchanged);
  });

  it("of a chat is no phone", () => {
    const centre = openCentre();
    centre.connect("i1", "ana", "mixed");
    expect(centre.refused(centre.ask("transfer", "i1", "ana", "PHONE", "+4912345")).code).toBe("TARGET_UNAVAILABLE");
  });

  it("is listed with whether it can come now", () => {
    const centre = prepare();
    centre.run({ type: "agent.setAvailability", agentId: "ben", status: "ON_BREAK", breakReason: "Lunch" });
    expect(transferTargetsOf(centre.world, "calls", "AGENT", "ana")).toEqual([
      { type: "AGENT", id: "ben", name: "Agent ben", available: false, detail: "on a break" },
      { type: "AGENT", id: "cleo", name: "Agent cleo", available: true, detail: "available" },
      { type: "AGENT", id: "dev", name: "Agent dev", available: false, detail: "signed out" },
    ]);
    expect(transferTargetsOf(centre.world, "calls", "IVR", "ana")).toMatchObject([{ id: "menu", available: true }]);
    expect(transferTargetsOf(centre.world, "calls", "QUEUE", "ana")).toHaveLength(9);
    expect(transferTargetsOf(centre.world, "calls", "CAMPAIGN", "ana")).toHaveLength(9);
    expect(transferTargetsOf(centre.world, "calls", "PHONE", "ana")).toEqual([]);
  });
});

describe("a transfer in the wrong state", () => {
  it.each([
    ["while it is offered", (c: CallCentre) => c.call("v1"), "INTERACTION_NOT_FOUND"],
    [
      "in wrap-up",
      (c: CallCentre) => {
        c.talk("v1", "ana");
        c.end("v1", "ana");
      },
      "INVALID_STATE",
    ],
    ["while consulting", (c: CallCentre) => c.consult("v1"), "INVALID_STATE"],
    ["in a conference", (c: CallCentre) => c.conference("v1"), "INVALID_STATE"],
    [
      "while another one is under way",
      (c: CallCentre) => {
        c.talk("v1", "ana");
        c.run(c.ask("transfer", "v1", "ana", "AGENT", "cleo"));
      },
      "INVALID_STATE",
    ],
  ])("%s is refused", (_what, prepare, code) => {
    const centre = openCentre();
    prepare(centre);
    expect(centre.refused(centre.ask("transfer", "v1", "ana", "AGENT", "ben")).code).toBe(code);
  });

  it("by an agent who only takes part is refused", () => {
    const centre = openCentre();
    centre.conference("v1");
    for (const command of [
      centre.ask("transfer", "v1", "cleo", "QUEUE", "mixed-queue"),
      centre.ask("addParticipant", "v1", "cleo", "AGENT", "ben"),
      { type: "interaction.hold" as const, ...centre.of("v1", "cleo") },
    ])
      expect(centre.refused(command)).toMatchObject({
        code: "INVALID_STATE",
        message: expect.stringContaining("Only the agent who has"),
      });
  });
});
