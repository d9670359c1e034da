import { describe, expect, it } from "vitest";
import { briefly, briefOrders, CallCentre, openCentre } from "./calls.fakes.ts";
import { checkDelivery, typesOf } from "./centre.fakes.ts";
import { decide, deliveriesOf, timersOf } from "./index.ts";

describe("an inbound call", () => {
  it("is answered into its queue, offered, and connected when the agent's phone is answered", () => {
    const centre = openCentre();
    const events = centre.call("v1");
    expect(briefOrders(events)).toEqual(["answer leg1"]);
    expect(centre.offeredTo("v1")).toBe("ana");
    const accepted = centre.run({ type: "interaction.accept", ...centre.of("v1", "ana") });
    expect(briefOrders(accepted)).toEqual(["dial ext-ana"]);
    expect(centre.state("v1")).toBe("OFFERED");
    centre.line("ringing", "v1", "ana");
    expect(centre.leg("v1", "ana").state).toBe("RINGING");
    const answered = centre.line("answered", "v1", "ana");
    expect(briefOrders(answered)).toEqual(["bridge leg1 leg2"]);
    expect(centre.interaction("v1")).toMatchObject({
      state: "CONNECTED",
      agentId: "ana",
      callType: "inbound.call.dial",
    });
    expect(centre.agent("ana").availability.status).toBe("ENGAGED");
  });

  it("tells the agent in order", () => {
    const centre = openCentre("ana");
    centre.call("v1");
    centre.run({ type: "interaction.accept", ...centre.of("v1", "ana") });
    expect(briefly(centre.delivered("ana", centre.lineCommand("answered", "v1", "ana")))).toEqual([
      "interactionConnected CONNECTED",
      "showCrm CONNECTED",
      "interactionSelected CONNECTED",
    ]);
  });

  it("accepted twice rings the agent's phone once", () => {
    const centre = openCentre("ana");
    centre.call("v1");
    const accept = { type: "interaction.accept" as const, ...centre.of("v1", "ana") };
    centre.run(accept);
    expect(centre.run(accept)).toEqual([]);
  });

  it("declined goes to the next agent", () => {
    const centre = openCentre();
    centre.call("v1");
    centre.run({ type: "interaction.reject", ...centre.of("v1", "ana") });
    expect(centre.offeredTo("v1")).toBe("ben");
  });

  it.each(["busy", "noAnswer", "hungUp", "dropped"] as const)(
    "whose agent's phone is %s counts as missed and goes to the next agent",
    (word) => {
      const centre = openCentre("ana", "ben");
      centre.call("v1");
      centre.run({ type: "interaction.accept", ...centre.of("v1", "ana") });
      centre.line(word, "v1", "ana");
      expect(centre.agent("ana").availability).toMatchObject({ status: "ON_BREAK", breakReason: "Missed offer" });
      expect(centre.offeredTo("v1")).toBe("ben");
    },
  );

  it("whose agent's phone just rings is missed when the offer runs out, and the phone stops", () => {
    const centre = openCentre("ana");
    centre.call("v1");
    centre.run({ type: "interaction.accept", ...centre.of("v1", "ana") });
    expect(briefOrders(centre.timeOut("v1"))).toEqual(["hangUp leg2"]);
    expect(centre.state("v1")).toBe("QUEUED");
  });

  it("rings the agent's phone by itself where the campaign answers by itself", () => {
    const centre = openCentre();
    centre.staff("dev", "calls");
    const hotline = new CallCentre();
    hotline.staff("ben", "hotline");
    expect(briefOrders(hotline.call("v1", "hotline"))).toEqual(["answer leg1", "dial ext-ben"]);
    hotline.line("answered", "v1", "ben");
    expect(hotline.state("v1")).toBe("CONNECTED");
  });

  it("is started once under its id", () => {
    const centre = new CallCentre();
    centre.call("v1");
    expect(centre.call("v1")).toEqual([]);
    expect(
      centre.refused({
        type: "interaction.startCall",
        interactionId: "v1",
        campaignId: "calls",
        queueId: null,
        customer: centre.interaction("v1").customer,
        call: { from: "another", to: "900", subChannel: null },
        data: {},
      }).code,
    ).toBe("INVALID_STATE");
  });

  it.each([
    ["hungUp", "CALL_HANGUP", "CUSTOMER"],
    ["dropped", "CALL_DROP", "SYSTEM"],
  ] as const)("whose customer's line is %s while waiting ends as %s", (word, systemDisposition, endedBy) => {
    const centre = openCentre("ana");
    centre.call("v1");
    centre.run({ type: "interaction.accept", ...centre.of("v1", "ana") });
    const events = centre.line(word, "v1", "CUSTOMER");
    expect(briefOrders(events)).toEqual(["hangUp leg2"]);
    expect(centre.interaction("v1")).toMatchObject({ state: "ENDED", systemDisposition, endedBy });
    expect(centre.agent("ana").availability).toMatchObject({ status: "AVAILABLE", routable: true });
  });
});

describe("a call under way", () => {
  it("is held and resumed, with its times", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const hold = { type: "interaction.hold" as const, ...centre.of("v1", "ana") };
    const held = centre.run(hold);
    expect(briefOrders(held)).toEqual(["hold leg1", "bridge"]);
    expect(centre.interaction("v1").participants.map(({ state }) => state)).toEqual(["HELD", "CONNECTED"]);
    expect(centre.run(hold)).toEqual([]);
    centre.now += 7000;
    const resume = { type: "interaction.resume" as const, ...centre.of("v1", "ana") };
    expect(briefly(centre.delivered("ana", resume))).toEqual(["interactionResumed CONNECTED"]);
    expect(centre.run(resume)).toEqual([]);
    expect(centre.interaction("v1").spent.holdMs).toBe(7000);
  });

  it("is muted and unmuted", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const mute = { type: "interaction.mute" as const, ...centre.of("v1", "ana") };
    expect(briefOrders(centre.run(mute))).toEqual(["mute leg2"]);
    expect(centre.interaction("v1").muted).toBe(true);
    expect(centre.run(mute)).toEqual([]);
    const events = centre.run({ type: "interaction.unmute", ...centre.of("v1", "ana") });
    expect(briefOrders(events)).toEqual(["unmute leg2"]);
    expect(centre.interaction("v1").muted).toBe(false);
  });

  it("takes digits, and nothing else for digits", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const send = { type: "interaction.sendDigits" as const, ...centre.of("v1", "ana") };
    expect(briefOrders(centre.run({ ...send, digits: "12#" }))).toEqual(["sendDigits 12# leg1"]);
    expect(centre.refused({ ...send, digits: "one" }).code).toBe("INVALID_ARGUMENT");
    centre.run({ type: "interaction.hold", ...centre.of("v1", "ana") });
    expect(centre.refused({ ...send, digits: "1" }).code).toBe("INVALID_STATE");
  });

  it.each([
    ["the agent's word", "AGENT", "CONNECTED"],
    ["the agent's phone", "AGENT", "CONNECTED"],
    ["the customer", "CUSTOMER", "CONNECTED"],
    ["a lost customer's line", "SYSTEM", "CALL_DROP"],
  ])("is ended by %s", (how, endedBy, systemDisposition) => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    if (how === "the agent's word") centre.end("v1", "ana");
    else if (how === "the agent's phone") centre.line("hungUp", "v1", "ana");
    else centre.line(how === "the customer" ? "hungUp" : "dropped", "v1", "CUSTOMER");
    expect(centre.interaction("v1")).toMatchObject({ state: "WRAP_UP", endedBy, systemDisposition });
    expect(new Set(centre.interaction("v1").legs.map(({ state }) => state))).toEqual(new Set(["ENDED"]));
  });

  it("whose agent's line is lost waits again at its old place, and the agent is told", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const { queuedAt } = centre.interaction("v1");
    centre.run({ type: "agent.setAutoCall", agentId: "ana", channelType: "VOICE", enabled: false });
    expect(briefly(centre.delivered("ana", centre.lineCommand("dropped", "v1", "ana")))).toEqual([
      "interactionEnded ENDED",
    ]);
    expect(centre.interaction("v1")).toMatchObject({ state: "QUEUED", agentId: null, queuedAt });
    expect(centre.statesOfLegs("v1")).toEqual(["CUSTOMER CONNECTED", "ana ENDED"]);
  });

  it.each(["hold", "resume", "mute", "unmute"] as const)("%s is for calls, not for chats", (order) => {
    const centre = openCentre("ana");
    centre.connect("i1", "ana", "mixed");
    const refusal = centre.refused({ type: `interaction.${order}`, ...centre.of("i1", "ana") });
    expect(refusal).toMatchObject({ code: "INVALID_STATE", details: { channelType: "CHAT" } });
  });

  it("carries no messages", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const message = { messageId: "m1", clientId: null, text: "Hello", attachments: [] };
    expect(centre.refused({ type: "interaction.sendMessage", ...centre.of("v1", "ana"), ...message }).code).toBe(
      "CHANNEL_UNAVAILABLE",
    );
    expect(centre.refused({ type: "interaction.receiveMessage", interactionId: "v1", ...message }).code).toBe(
      "CHANNEL_UNAVAILABLE",
    );
  });
});

describe("the line provider's events", () => {
  it("change nothing when they come again, too late, or for a leg that is not there", () => {
    const centre = openCentre("ana");
    centre.call("v1");
    centre.run({ type: "interaction.accept", ...centre.of("v1", "ana") });
    const answered = centre.lineCommand("answered", "v1", "ana");
    centre.run(answered);
    expect(centre.run(answered)).toEqual([]);
    expect(centre.line("ringing", "v1", "ana")).toEqual([]);
    expect(centre.line("busy", "v1", "ana")).toEqual([]);
    const forged = { lineEventId: "x", interactionId: "v1", legId: "v1.leg9" };
    expect(centre.run({ type: "line.hungUp", ...forged })).toEqual([]);
    expect(centre.run({ type: "line.hungUp", ...forged, interactionId: "none" })).toEqual([]);
    // An id seen before is a copy, whatever it claims.
    if ("lineEventId" in answered) {
      const copy = { lineEventId: answered.lineEventId, interactionId: "v1", legId: "v1.leg1" };
      expect(centre.run({ type: "line.hungUp", ...copy })).toEqual([]);
    }
    centre.end("v1", "ana");
    expect(centre.line("hungUp", "v1", "CUSTOMER")).toEqual([]);
  });

  it("need not come: a leg that rings too long is given up", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run(centre.ask("startConsult", "v1", "ana", "PHONE", "+4912345"));
    const [timer] = timersOf(centre.interaction("v1"));
    expect(timer).toMatchObject({ dueAt: centre.now + 30_000, command: { type: "interaction.legTimeout" } });
    centre.now = timer!.dueAt;
    const events = centre.run(timer!.command);
    expect(typesOf(events)).toContain("interaction.consultEnded");
    expect(briefOrders(events)[0]).toBe("hangUp leg3");
    expect(centre.run(timer!.command)).toEqual([]);
  });
});

describe("a decision about a call", () => {
  it("delivers what the contract accepts when each fact is looked at right after it, too", () => {
    const centre = openCentre();
    centre.talk("v1", "ana");
    const decision = decide(centre.world, centre.ask("transfer", "v1", "ana", "QUEUE", "mixed-queue"), centre.now);
    if (decision.outcome === "REFUSED") throw new Error(decision.message);
    centre.run(centre.ask("transfer", "v1", "ana", "QUEUE", "mixed-queue"));
    let checked = 0;
    for (const event of decision.events)
      for (const delivery of deliveriesOf(centre.world, event)) {
        checkDelivery(centre.world, delivery, event.at);
        checked++;
      }
    expect(checked).toBeGreaterThan(1);
    expect(centre.interaction("v1").callType).toBe("transferred.to.campaign.dial");
  });
});
