import { describe, expect, it } from "vitest";
import { briefOrders, openCentre } from "./calls.fakes.ts";
import { customer } from "./centre.fakes.ts";
import { timersOf, voiceGraceMs } from "./index.ts";

describe("an agent whose console is gone during a call", () => {
  it("keeps the call long enough for a page to reload", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run({ type: "agent.connectionChanged", agentId: "ana", state: "OFFLINE" });
    const [timer] = timersOf(centre.agent("ana"));
    expect(timer).toMatchObject({ dueAt: centre.now + voiceGraceMs, command: { type: "agent.voiceLost" } });
    centre.run({ type: "agent.connectionChanged", agentId: "ana", state: "ONLINE" });
    expect(timersOf(centre.agent("ana"))).toEqual([]);
    centre.now = timer!.dueAt;
    expect(centre.run(timer!.command)).toEqual([]);
    expect(centre.interaction("v1")).toMatchObject({ state: "CONNECTED", agentId: "ana" });
  });

  it("loses the call to the next agent after that, and keeps chats", () => {
    const centre = openCentre("cleo", "ben");
    centre.run({ type: "agent.setAvailability", agentId: "ben", status: "ON_BREAK", breakReason: "Lunch" });
    centre.connect("i1", "cleo", "mixed");
    centre.talk("v1", "cleo");
    centre.run({ type: "agent.setAvailability", agentId: "ben", status: "AVAILABLE", breakReason: null });
    centre.run({ type: "agent.connectionChanged", agentId: "cleo", state: "OFFLINE" });
    const [timer] = timersOf(centre.agent("cleo"));
    centre.now = timer!.dueAt;
    const events = centre.run(timer!.command);
    expect(briefOrders(events)).toEqual(["hangUp leg2", "bridge"]);
    expect(centre.offeredTo("v1")).toBe("ben");
    expect(centre.interaction("i1")).toMatchObject({ state: "CONNECTED", agentId: "cleo" });
    expect(timersOf(centre.agent("cleo"))).toEqual([]);
  });

  it("whose call has no queue ends it, and finds its wrap-up on coming back", () => {
    const centre = openCentre("ana");
    centre.run({
      type: "interaction.initiate",
      interactionId: "o1",
      agentId: "ana",
      campaignId: "mixed",
      channelType: "VOICE",
      to: "+34600111222",
      customer,
      callType: null,
      conversationId: null,
      customerWroteAt: null,
      data: {},
    });
    centre.line("answered", "o1", "ana");
    centre.line("answered", "o1", "CUSTOMER");
    centre.run({ type: "agent.connectionChanged", agentId: "ana", state: "OFFLINE" });
    const [timer] = timersOf(centre.agent("ana"));
    centre.now = timer!.dueAt;
    centre.run(timer!.command);
    expect(centre.interaction("o1")).toMatchObject({
      state: "WRAP_UP",
      agentId: "ana",
      systemDisposition: "CALL_DROP",
      endedBy: "SYSTEM",
    });
  });
});

describe("an agent who is forced out", () => {
  it.each(["FORCED_OUT", "EXPIRED"] as const)("(%s) leaves the call to its queue", (status) => {
    const centre = openCentre("ana", "ben");
    centre.talk("v1", "ana");
    const events = centre.run({ type: "agent.forceOut", agentId: "ana", status, reason: null });
    expect(briefOrders(events)).toEqual(["hangUp leg2", "bridge"]);
    expect(centre.agent("ana")).toMatchObject({ loggedIn: false, work: [] });
    expect(centre.offeredTo("v1")).toBe("ben");
    centre.take("v1", "ben");
    expect(centre.interaction("v1").bridgedLegIds).toEqual(["v1.leg1", "v1.leg3"]);
  });

  it("while calling out ends the attempt", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run({
      type: "callback.schedule",
      callbackId: "b1",
      ...centre.of("v1", "ana"),
      at: centre.now + 5,
      self: true,
      phone: null,
      notes: "",
    });
    centre.end("v1", "ana");
    centre.dispose("v1", "ana");
    centre.run({ type: "callback.dial", callbackId: "b1", agentId: "ana" });
    centre.run({ type: "agent.forceOut", agentId: "ana", status: "FORCED_OUT", reason: null });
    expect(centre.interaction("b1.call")).toMatchObject({ state: "ENDED", systemDisposition: "ATTEMPT_FAILED" });
    expect(centre.world.callbacks.get("b1")?.state).toBe("FAILED");
  });

  it("cannot sign out in an orderly way during a call", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    expect(centre.refused({ type: "agent.signOut", agentId: "ana" }).code).toBe("INVALID_STATE");
  });

  it("by signing in elsewhere takes the call along", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    centre.run({ type: "agent.signIn", agentId: "ana", takeOver: true });
    expect(centre.interaction("v1")).toMatchObject({ state: "CONNECTED", agentId: "ana" });
  });
});

describe("auto call", () => {
  it("is per channel: calls off leaves chats on", () => {
    const centre = openCentre("cleo");
    centre.run({ type: "agent.setAutoCall", agentId: "cleo", channelType: "VOICE", enabled: false });
    centre.call("v1");
    centre.chat("i1", "mixed");
    expect([centre.offeredTo("v1"), centre.offeredTo("i1")]).toEqual([null, "cleo"]);
  });

  it("off does not keep colleagues from asking the agent in", () => {
    const centre = openCentre("ana", "cleo");
    centre.talk("v1", "ana");
    centre.run({ type: "agent.setAutoCall", agentId: "cleo", channelType: "VOICE", enabled: false });
    centre.run(centre.ask("startConsult", "v1", "ana", "AGENT", "cleo"));
    centre.take("v1", "cleo");
    expect(centre.interaction("v1").invitation?.answeredAt).toBe(centre.now);
  });
});
