import { describe, expect, it } from "vitest";
import { briefly, briefOrders, openCentre, type CallCentre } from "./calls.fakes.ts";
import { toInteraction } from "./index.ts";

const leave = (agentId: string) => ({
  type: "interaction.removeParticipant" as const,
  interactionId: "v1",
  agentId,
  participantId: agentId,
});

describe("a consult", () => {
  it("puts the customer on hold, calls the other agent, and lets the two talk", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    const start = centre.ask("startConsult", "v1", "ana", "AGENT", "cleo");
    expect(briefOrders(centre.run(start))).toEqual(["hold leg1", "bridge"]);
    centre.run({ type: "interaction.accept", ...centre.of("v1", "cleo") });
    const answered = centre.lineCommand("answered", "v1", "cleo");
    expect(briefly(centre.delivered("ana", answered))).toEqual(["consultConnected CONSULTING"]);
    expect(centre.interaction("v1")).toMatchObject({
      state: "CONSULTING",
      agentId: "ana",
      members: [{ agentId: "cleo", part: "CONSULT" }],
      bridgedLegIds: ["v1.leg2", "v1.leg3"],
      participants: [{ state: "HELD" }, { state: "CONNECTED" }, { participantId: "cleo", state: "CONNECTED" }],
    });
    expect(toInteraction(centre.interaction("v1"), "cleo")).toMatchObject({ state: "CONSULTING", selected: true });
  });

  it("tells who is consulted", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    expect(briefly(centre.delivered("cleo", centre.ask("startConsult", "v1", "ana", "AGENT", "cleo")))).toEqual([
      "interactionOffered OFFERED",
      "showCrm OFFERED",
    ]);
    centre.run({ type: "interaction.accept", ...centre.of("v1", "cleo") });
    expect(briefly(centre.delivered("cleo", centre.lineCommand("answered", "v1", "cleo")))).toEqual([
      "interactionConnected CONSULTING",
      "showCrm CONSULTING",
      "interactionSelected CONSULTING",
    ]);
  });

  it.each([
    [
      "TRANSFER",
      ["transferInitiated CONNECTED", "consultEnded CONNECTED", "transferCompleted ENDED", "interactionEnded ENDED"],
    ],
    ["CONFERENCE", ["consultEnded CONFERENCE", "conferenceStarted CONFERENCE"]],
    ["CANCEL", ["consultEnded CONNECTED"]],
  ] as const)("completed by %s tells the agent in order", (action, names) => {
    const centre = openCentre();
    centre.consult("v1");
    expect(briefly(centre.delivered("ana", centre.complete("v1", "ana", action)))).toEqual(names);
  });

  it.each([
    ["TRANSFER", "CONNECTED", "cleo", ["resume leg1", "hangUp leg2", "bridge leg1 leg3"]],
    ["CONFERENCE", "CONFERENCE", "ana", ["resume leg1", "bridge leg1 leg2 leg3"]],
    ["CANCEL", "CONNECTED", "ana", ["hangUp leg3", "resume leg1", "bridge leg1 leg2"]],
  ] as const)("completed by %s is %s with %s", (action, state, agentId, orders) => {
    const centre = openCentre();
    centre.consult("v1");
    const done = briefOrders(centre.run(centre.complete("v1", "ana", action)));
    expect(done.toSorted()).toEqual([...orders].toSorted());
    expect(centre.interaction("v1")).toMatchObject({ state, agentId, invitation: null });
  });

  it("that is not answered can be cancelled, not completed", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    centre.run(centre.ask("startConsult", "v1", "ana", "AGENT", "cleo"));
    expect(centre.refused(centre.complete("v1", "ana", "TRANSFER")).message).toContain("Wait for consultConnected");
    expect(briefly(centre.delivered("cleo", centre.complete("v1", "ana", "CANCEL")))).toEqual([
      "interactionMissed ENDED",
    ]);
    expect(centre.interaction("v1").state).toBe("CONNECTED");
    expect(centre.refused(centre.complete("v1", "ana", "CANCEL")).code).toBe("INVALID_STATE");
  });

  it("with a phone ends in a transfer, a conference or nothing, too", () => {
    const ended = (action: "TRANSFER" | "CONFERENCE" | "CANCEL") => {
      const centre = openCentre("ana");
      centre.talk("v1", "ana");
      centre.run(centre.ask("startConsult", "v1", "ana", "PHONE", "+4912345"));
      centre.line("answered", "v1", "PHONE");
      centre.run(centre.complete("v1", "ana", action));
      return [centre.state("v1"), ...centre.statesOfLegs("v1")];
    };
    expect(ended("TRANSFER")).toEqual(["WRAP_UP", "CUSTOMER ENDED", "ana ENDED", "PHONE ENDED"]);
    expect(ended("CONFERENCE")).toEqual(["CONFERENCE", "CUSTOMER CONNECTED", "ana CONNECTED", "PHONE CONNECTED"]);
    expect(ended("CANCEL")).toEqual(["CONNECTED", "CUSTOMER CONNECTED", "ana CONNECTED", "PHONE ENDED"]);
  });

  it("sends the agent's digits to who is consulted", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run(centre.ask("startConsult", "v1", "ana", "IVR", "menu"));
    centre.line("answered", "v1", "IVR");
    const send = { type: "interaction.sendDigits" as const, ...centre.of("v1", "ana"), digits: "1" };
    expect(briefOrders(centre.run(send))).toEqual(["sendDigits 1 leg3"]);
  });

  it.each(["QUEUE", "CAMPAIGN"] as const)("with a %s is refused: nobody in particular is there", (type) => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    const id = type === "QUEUE" ? "mixed-queue" : "mixed";
    expect(centre.refused(centre.ask("startConsult", "v1", "ana", type, id)).code).toBe("TARGET_UNAVAILABLE");
  });
});

describe("a conference", () => {
  it("grows to four parties, and shrinks to a call", () => {
    const centre = openCentre();
    centre.conference("v1");
    centre.run(centre.ask("addParticipant", "v1", "ana", "PHONE", "+4912345"));
    const joined = centre.delivered("cleo", centre.lineCommand("answered", "v1", "PHONE"));
    expect(briefly(joined)).toEqual(["participantJoined CONFERENCE"]);
    expect(centre.interaction("v1").bridgedLegIds).toHaveLength(4);
    const drop = { type: "interaction.removeParticipant" as const, ...centre.of("v1", "ana") };
    const phone = centre.leg("v1", "PHONE");
    expect(briefOrders(centre.run({ ...drop, participantId: phone.participantId }))[0]).toBe("hangUp leg4");
    expect(centre.state("v1")).toBe("CONFERENCE");
    expect(briefly(centre.delivered("cleo", { ...drop, participantId: "cleo" }))).toEqual(["interactionEnded ENDED"]);
    expect(centre.interaction("v1")).toMatchObject({ state: "CONNECTED", agentId: "ana", members: [] });
  });

  it("begins from a call of two as well", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    centre.run(centre.ask("addParticipant", "v1", "ana", "AGENT", "cleo"));
    expect(centre.state("v1")).toBe("CONNECTED");
    centre.run({ type: "interaction.accept", ...centre.of("v1", "cleo") });
    const answered = centre.delivered("ana", centre.lineCommand("answered", "v1", "cleo"));
    expect(briefly(answered)).toEqual(["conferenceStarted CONFERENCE"]);
  });

  it("that an invited one does not join goes on without", () => {
    const centre = openCentre();
    centre.conference("v1");
    centre.run(centre.ask("addParticipant", "v1", "ana", "AGENT", "ben"));
    const decline = { type: "interaction.reject" as const, ...centre.of("v1", "ben") };
    expect(centre.delivered("cleo", decline)).toMatchObject([
      { name: "participantLeft", payload: { participant: { participantId: "ben", state: "LEFT" } } },
    ]);
    expect(centre.state("v1")).toBe("CONFERENCE");
  });

  it("left by its agent goes on with the other agent, who has the interaction then", () => {
    const centre = openCentre();
    centre.conference("v1");
    centre.run({ type: "interaction.mute", ...centre.of("v1", "cleo") });
    expect(briefly(centre.delivered("cleo", leave("ana")))).toEqual([
      "interactionUpdated CONNECTED",
      "participantLeft CONNECTED",
      "conferenceEnded CONNECTED",
    ]);
    expect(centre.interaction("v1")).toMatchObject({
      state: "CONNECTED",
      agentId: "cleo",
      muted: true,
      selected: true,
    });
    centre.end("v1", "cleo");
    expect(centre.state("v1")).toBe("WRAP_UP");
    expect(centre.agent("ana").work).toEqual([]);
  });

  it("left by its only agent goes on outside, and the agent wraps up", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run(centre.ask("addParticipant", "v1", "ana", "PHONE", "+4912345"));
    centre.line("answered", "v1", "PHONE");
    expect(briefOrders(centre.run(leave("ana")))).toContain("release leg1");
    expect(centre.interaction("v1")).toMatchObject({ state: "WRAP_UP", agentId: "ana" });
  });

  it("of two cannot be left: somebody must be with the customer", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    expect(centre.refused(leave("ana")).code).toBe("INVALID_STATE");
    expect(centre.refused({ ...leave("ana"), participantId: "cust-1" }).code).toBe("INVALID_STATE");
    expect(centre.refused({ ...leave("ana"), participantId: "none" }).code).toBe("TARGET_UNAVAILABLE");
  });

  it("is ended for all by its agent, and left by another who ends", () => {
    const centre = openCentre();
    centre.conference("v1");
    centre.end("v1", "cleo");
    expect(centre.interaction("v1")).toMatchObject({ state: "CONNECTED", agentId: "ana" });
    const other = openCentre();
    other.conference("v1");
    const end = { type: "interaction.end" as const, endedBy: "AGENT" as const, ...other.of("v1", "ana") };
    expect(briefly(other.delivered("cleo", end))).toEqual(["conferenceEnded CONNECTED", "interactionEnded ENDED"]);
    expect(other.agent("cleo").work).toEqual([]);
    expect(other.state("v1")).toBe("WRAP_UP");
  });

  it("has a limit", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    for (let n = 0; n < 6; n += 1) {
      centre.run(centre.ask("addParticipant", "v1", "ana", "PHONE", `+4900000${n}`));
      centre.line("answered", "v1", "PHONE");
    }
    expect(centre.refused(centre.ask("addParticipant", "v1", "ana", "PHONE", "+49000009")).message).toContain("8");
  });

  it("of a chat lets all agents write, and all read", () => {
    const centre = openCentre();
    centre.connect("i1", "ana", "mixed");
    centre.run(centre.ask("startConsult", "i1", "ana", "AGENT", "cleo"));
    centre.run({ type: "interaction.accept", ...centre.of("i1", "cleo") });
    const message = { messageId: "m1", clientId: null, text: "Hello", attachments: [] };
    const write = { type: "interaction.sendMessage" as const, ...centre.of("i1", "cleo"), ...message };
    expect(centre.refused(write).message).toContain("consulted");
    centre.run(centre.complete("i1", "ana", "CONFERENCE"));
    expect(briefly(centre.delivered("ana", write))).toEqual(["messageSent CONFERENCE"]);
    const heard = { type: "interaction.receiveMessage" as const, interactionId: "i1", ...message, messageId: "m2" };
    expect(briefly(centre.delivered("cleo", heard))).toEqual(["messageReceived CONFERENCE"]);
  });
});

describe("whoever goes", () => {
  type Go = [who: string, state: "CONSULTING" | "CONFERENCE", after: string, agentId: string | null];
  it.each<Go>([
    ["the customer hangs up", "CONSULTING", "WRAP_UP", "ana"],
    ["the customer hangs up", "CONFERENCE", "WRAP_UP", "ana"],
    ["cleo hangs up", "CONSULTING", "CONNECTED", "ana"],
    ["cleo hangs up", "CONFERENCE", "CONNECTED", "ana"],
    ["cleo's line is lost", "CONSULTING", "CONNECTED", "ana"],
    ["cleo's line is lost", "CONFERENCE", "CONNECTED", "ana"],
    ["cleo is forced out", "CONSULTING", "CONNECTED", "ana"],
    ["cleo is forced out", "CONFERENCE", "CONNECTED", "ana"],
    ["ana hangs up", "CONSULTING", "CONNECTED", "cleo"],
    ["ana hangs up", "CONFERENCE", "CONNECTED", "cleo"],
    ["ana's line is lost", "CONSULTING", "CONNECTED", "cleo"],
    ["ana's line is lost", "CONFERENCE", "CONNECTED", "cleo"],
    ["ana is forced out", "CONSULTING", "CONNECTED", "cleo"],
    ["ana is forced out", "CONFERENCE", "CONNECTED", "cleo"],
    ["ana's console is gone", "CONSULTING", "CONNECTED", "cleo"],
    ["ana's console is gone", "CONFERENCE", "CONNECTED", "cleo"],
  ])("%s while %s: it is %s with %s", (who, state, after, agentId) => {
    const centre = openCentre();
    if (state === "CONSULTING") centre.consult("v1");
    else centre.conference("v1");
    const [name = ""] = who.split(/[ ']/);
    go(centre, who, name === "the" ? "CUSTOMER" : name);
    expect(centre.interaction("v1")).toMatchObject({ state: after, agentId, members: [], invitation: null });
    const others = [...centre.world.agents.values()].filter((agent) => agent.agentId !== agentId);
    expect(others.every(({ work }) => work.length === 0)).toBe(true);
  });
});

function go(centre: CallCentre, who: string, name: string): void {
  if (who.includes("hangs up")) centre.line("hungUp", "v1", name);
  else if (who.includes("line is lost")) centre.line("dropped", "v1", name);
  else if (who.includes("forced out"))
    centre.run({ type: "agent.forceOut", agentId: name, status: "FORCED_OUT", reason: null });
  else {
    centre.run({ type: "agent.connectionChanged", agentId: name, state: "OFFLINE" });
    centre.run({ type: "agent.voiceLost", agentId: name, offlineSince: centre.now });
  }
}
