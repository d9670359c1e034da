import { describe, expect, it } from "vitest";
import { briefly, briefOrders, CallCentre, openCentre } from "./calls.fakes.ts";
import { Centre } from "./centre.fakes.ts";
import { timersOf, type Command } from "./index.ts";

const supervisorId = "sue";

describe("a supervisor", () => {
  it("sets an agent's availability, and the fact says who did", () => {
    const centre = openCentre("ana");
    const pause = {
      type: "supervisor.setAvailability" as const,
      supervisorId,
      agentId: "ana",
      status: "ON_BREAK" as const,
    };
    const [event] = centre.run({ ...pause, breakReason: "Training" });
    expect(event).toMatchObject({ type: "agent.availabilityChosen", chosen: "ON_BREAK", by: "sue" });
    centre.run({ ...pause, status: "AVAILABLE", breakReason: null });
    expect(centre.agent("ana").availability.status).toBe("AVAILABLE");
    expect(centre.refused({ ...pause, breakReason: "Nap" }).code).toBe("INVALID_ARGUMENT");
    expect(centre.refused({ ...pause, agentId: "dev", breakReason: "Training" }).code).toBe("TARGET_UNAVAILABLE");
  });

  it("is the only one who may", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    const orders: Command[] = [
      {
        type: "supervisor.setAvailability",
        supervisorId: "ben",
        agentId: "ana",
        status: "AVAILABLE",
        breakReason: null,
      },
      { type: "supervisor.reassign", supervisorId: "ben", interactionId: "v1", target: { type: "AGENT", id: "cleo" } },
      { type: "supervisor.lookIn", supervisorId: "ben", interactionId: "v1", mode: "SNOOP" },
    ];
    for (const order of orders) expect(centre.refused(order).code).toBe("PERMISSION_DENIED");
  });
});

describe("reassigning", () => {
  const reassign = (type: "AGENT" | "QUEUE", id: string, interactionId = "v1"): Command => ({
    type: "supervisor.reassign",
    supervisorId,
    interactionId,
    target: { type, id },
  });

  it("moves an offer to another agent", () => {
    const centre = openCentre();
    centre.call("v1");
    expect(briefly(centre.delivered("ana", reassign("AGENT", "cleo")))).toEqual(["interactionMissed QUEUED"]);
    expect(centre.offeredTo("v1")).toBe("cleo");
    expect(centre.agent("ana").chosen).toBe("AVAILABLE");
  });

  it("keeps a waiting one for the agent only for a while", () => {
    const centre = openCentre("ana", "ben");
    centre.call("v1");
    centre.run(reassign("AGENT", "ben"));
    centre.run({ type: "interaction.reject", ...centre.of("v1", "ben") });
    expect(centre.interaction("v1")).toMatchObject({ state: "QUEUED", reservation: { agentId: "ben" } });
    const [timer] = timersOf(centre.interaction("v1"));
    centre.now = timer!.dueAt;
    centre.run(timer!.command);
    expect(centre.offeredTo("v1")).toBe("ana");
  });

  it("moves a waiting one to another queue", () => {
    const centre = new CallCentre();
    centre.staff("cleo", "mixed");
    centre.call("v1");
    expect(centre.state("v1")).toBe("QUEUED");
    centre.run(reassign("QUEUE", "mixed-queue"));
    expect(centre.offeredTo("v1")).toBe("cleo");
    expect(centre.world.waiting.get("calls-queue")).toEqual([]);
  });

  it("takes a call from one agent to another, who is asked first", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    centre.run(reassign("AGENT", "cleo"));
    expect(centre.interaction("v1").invitation).toMatchObject({ kind: "TRANSFER", by: "sue" });
    centre.take("v1", "cleo");
    expect(centre.interaction("v1").agentId).toBe("cleo");
  });

  it.each([
    ["to an agent on a break", "AGENT", "cleo", "TARGET_UNAVAILABLE"],
    ["to a queue that takes no calls", "QUEUE", "free-queue", "TARGET_UNAVAILABLE"],
  ] as const)("%s is refused", (_what, type, id, code) => {
    const centre = openCentre();
    centre.run({ type: "agent.setAvailability", agentId: "cleo", status: "ON_BREAK", breakReason: "Lunch" });
    centre.call("v1");
    expect(centre.refused(reassign(type, id)).code).toBe(code);
  });

  it("is refused in the middle of a conference, and for none", () => {
    const centre = openCentre();
    centre.conference("v1");
    expect(centre.refused(reassign("AGENT", "ben")).code).toBe("INVALID_STATE");
    expect(centre.refused(reassign("AGENT", "ben", "none")).code).toBe("INTERACTION_NOT_FOUND");
  });
});

describe("looking in", () => {
  const lookIn = (mode: "SNOOP" | "WHISPER" | "BARGE", interactionId = "v1"): Command => ({
    type: "supervisor.lookIn",
    supervisorId,
    interactionId,
    mode,
  });
  const supervised = (): CallCentre => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run({ type: "agent.signIn", agentId: "sue", takeOver: false });
    centre.run({ type: "agent.selectExtension", agentId: "sue", callContextId: "desk", phone: "ext-sue" });
    return centre;
  };

  it("gives the supervisor a line of their own, and disturbs nobody", () => {
    const centre = supervised();
    expect(centre.delivered("ana", lookIn("SNOOP"))).toEqual([]);
    expect(briefOrders(centre.line("answered", "v1", "sue"))).toEqual(["observe SNOOP leg3"]);
    expect(centre.interaction("v1")).toMatchObject({ bridgedLegIds: ["v1.leg1", "v1.leg2"], members: [] });
    expect(centre.run(lookIn("SNOOP"))).toEqual([]);
    expect(briefOrders(centre.run(lookIn("WHISPER")))).toEqual(["observe WHISPER leg3"]);
    expect(centre.agent("sue").work).toEqual([]);
  });

  it.each([
    [
      "the supervisor stops",
      (c: CallCentre) => c.run({ type: "supervisor.stopLookIn", supervisorId, interactionId: "v1" }),
    ],
    ["the supervisor hangs up", (c: CallCentre) => c.line("hungUp", "v1", "sue")],
    ["the supervisor signs out", (c: CallCentre) => c.run({ type: "agent.signOut", agentId: "sue" })],
    ["the call ends", (c: CallCentre) => c.line("hungUp", "v1", "CUSTOMER")],
    ["the call goes to a queue", (c: CallCentre) => c.run(c.ask("transfer", "v1", "ana", "QUEUE", "mixed-queue"))],
  ])("is over when %s", (_what, stop) => {
    const centre = supervised();
    centre.run(lookIn("SNOOP"));
    centre.line("answered", "v1", "sue");
    stop(centre);
    expect(centre.interaction("v1").observers).toEqual([]);
    expect(centre.leg("v1", "sue").state).toBe("ENDED");
  });

  it("needs a phone for a call, none for a chat, and something to look into", () => {
    const centre = openCentre("ana");
    centre.connect("i1", "ana", "mixed");
    centre.run(lookIn("SNOOP", "i1"));
    expect(centre.interaction("i1").observers).toMatchObject([{ agentId: "sue", mode: "SNOOP" }]);
    const other = openCentre("ana");
    other.talk("v1", "ana");
    expect(other.refused(lookIn("SNOOP")).message).toContain("extension");
    other.end("v1", "ana");
    expect(other.refused(lookIn("SNOOP")).code).toBe("INVALID_STATE");
  });

  it.each([
    ["SNOOP", null],
    ["WHISPER", "AGENTS"],
    ["BARGE", "EVERYONE"],
  ] as const)("in mode %s a written conversation takes what is for %s", (mode, visibility) => {
    const centre = openCentre("ana");
    centre.connect("i1", "ana", "mixed");
    const write = {
      type: "supervisor.write",
      supervisorId,
      interactionId: "i1",
      clientId: "c1",
      text: "Offer 10 %.",
    } as const;
    expect(centre.refused({ ...write, messageId: "m0" }).code).toBe("INVALID_STATE");
    centre.run(lookIn(mode, "i1"));
    if (visibility === null) {
      expect(centre.refused({ ...write, messageId: "m1" }).message).toContain("Whisper");
      return;
    }
    const [told] = centre.delivered("ana", { ...write, messageId: "m1" });
    expect(told).toMatchObject({ name: "messageSent", payload: { message: { senderId: "sue", visibility } } });
    expect(centre.run({ ...write, messageId: "m2" })).toEqual([]);
  });

  it("and writing to the customer has read nothing for the agent", () => {
    const centre = new Centre();
    centre.ready("ben", "free");
    centre.connect("i1", "ben");
    centre.connect("i2", "ben");
    centre.run({ type: "agent.selectInteraction", agentId: "ben", interactionId: "i2" });
    centre.says("i1", "Is anybody there?");
    centre.run(lookIn("BARGE", "i1"));
    centre.run({
      type: "supervisor.write",
      supervisorId,
      interactionId: "i1",
      messageId: "m1",
      clientId: null,
      text: "We are looking into it.",
    });
    expect(centre.interaction("i1").unread).toBe(1);
    const answer = { type: "interaction.sendMessage", interactionId: "i1", agentId: "ben", messageId: "m2" } as const;
    centre.run({ ...answer, clientId: null, text: "Here I am.", attachments: [] });
    expect(centre.interaction("i1").unread).toBe(0);
  });

  it("of a call writes nothing, and no agent writes as a supervisor", () => {
    const centre = supervised();
    centre.run(lookIn("BARGE"));
    const write = {
      type: "supervisor.write",
      interactionId: "v1",
      messageId: "m1",
      clientId: null,
      text: "Hello",
    } as const;
    expect(centre.refused({ ...write, supervisorId }).code).toBe("CHANNEL_UNAVAILABLE");
    expect(centre.refused({ ...write, supervisorId: "ana" }).code).toBe("PERMISSION_DENIED");
  });
});
