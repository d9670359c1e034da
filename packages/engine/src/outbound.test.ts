import { describe, expect, it } from "vitest";
import { briefly, briefOrders, CallCentre, openCentre } from "./calls.fakes.ts";
import { customer } from "./centre.fakes.ts";
import { timersOf, toInteraction, type Command } from "./index.ts";

const initiate: Extract<Command, { type: "interaction.initiate" }> = {
  type: "interaction.initiate",
  interactionId: "o1",
  agentId: "ana",
  campaignId: "calls",
  channelType: "VOICE",
  to: "+34600111222",
  customer,
  callType: null,
  conversationId: null,
  customerWroteAt: null,
  data: { order: 7 },
};

describe("an outbound call", () => {
  it("rings the agent's phone, then the customer's, then connects them", () => {
    const centre = openCentre("ana");
    expect(briefly(centre.delivered("ana", initiate))).toEqual([
      "interactionInitiated INITIATED",
      "interactionSelected INITIATED",
      "showCrm INITIATED",
    ]);
    expect(centre.interaction("o1")).toMatchObject({
      state: "INITIATED",
      callType: "outbound.manual.dial",
      channelDetails: { from: "+34900100100", to: "+34600111222", direction: "OUTBOUND" },
      queueId: null,
      data: { order: 7 },
    });
    expect(centre.agent("ana").availability.status).toBe("ENGAGED");
    expect(briefOrders(centre.line("answered", "o1", "ana"))).toEqual(["dial +34600111222"]);
    centre.now += 5000;
    expect(briefOrders(centre.line("answered", "o1", "CUSTOMER"))).toEqual(["bridge leg1 leg2"]);
    expect(centre.interaction("o1")).toMatchObject({ state: "CONNECTED", spent: { ringMs: 5000 } });
  });

  it.each([
    ["busy", "BUSY", "SYSTEM"],
    ["noAnswer", "NO_ANSWER", "SYSTEM"],
    ["dropped", "CALL_DROP", "SYSTEM"],
    ["hungUp", "CALL_HANGUP", "CUSTOMER"],
  ] as const)("to a line that is %s ends as %s, with its wrap-up", (word, systemDisposition, endedBy) => {
    const centre = openCentre("ana");
    centre.run(initiate);
    centre.line("answered", "o1", "ana");
    centre.line(word, "o1", "CUSTOMER");
    expect(centre.interaction("o1")).toMatchObject({ state: "WRAP_UP", systemDisposition, endedBy, connectedAt: null });
  });

  it("that the provider cannot make ends with the provider's reason", () => {
    const centre = openCentre("ana");
    centre.run(initiate);
    centre.line("answered", "o1", "ana");
    const { legId } = centre.leg("o1", "CUSTOMER");
    const failed = { type: "line.failed" as const, interactionId: "o1", legId, lineEventId: "e" };
    centre.run({ ...failed, systemDisposition: "NUMBER_FAILURE" });
    expect(centre.interaction("o1").systemDisposition).toBe("NUMBER_FAILURE");
  });

  it("whose customer answers after the time is over has ended unanswered", () => {
    const centre = openCentre("ana");
    centre.run(initiate);
    centre.line("answered", "o1", "ana");
    const [timer] = timersOf(centre.interaction("o1"));
    centre.now = timer!.dueAt;
    expect(briefOrders(centre.run(timer!.command))).toEqual(["hangUp leg2", "hangUp leg1"]);
    expect(centre.line("answered", "o1", "CUSTOMER")).toEqual([]);
    expect(centre.interaction("o1").systemDisposition).toBe("NO_ANSWER");
  });

  it.each([
    ["noAnswer", "CALL_NOT_PICKED", "SYSTEM"],
    ["busy", "CALL_NOT_PICKED", "SYSTEM"],
    ["hungUp", "CALL_HANGUP", "AGENT"],
  ] as const)("whose agent's own phone is %s ends as %s", (word, systemDisposition, endedBy) => {
    const centre = openCentre("ana");
    centre.run(initiate);
    centre.line(word, "o1", "ana");
    expect(centre.interaction("o1")).toMatchObject({ state: "WRAP_UP", systemDisposition, endedBy });
  });

  it("given up by the agent while it rings hangs both lines up", () => {
    const centre = openCentre("ana");
    centre.run(initiate);
    centre.line("answered", "o1", "ana");
    expect(briefOrders(centre.end("o1", "ana"))).toEqual(["hangUp leg1", "hangUp leg2"]);
    expect(centre.interaction("o1")).toMatchObject({ systemDisposition: "CALL_HANGUP", endedBy: "AGENT" });
  });

  it("lists whom it rings, and a preview nobody until it is dialled", () => {
    const centre = openCentre("ana");
    centre.run({ ...initiate, callType: "outbound.manual.preview.dial" });
    expect(toInteraction(centre.interaction("o1")).participants).toEqual([]);
    centre.run({ type: "interaction.accept", ...centre.of("o1", "ana") });
    expect(toInteraction(centre.interaction("o1")).participants).toMatchObject([
      { type: "CUSTOMER", state: "RINGING" },
    ]);
  });

  it("in preview is dialled on the agent's word, and may be ended instead", () => {
    const centre = openCentre("ana");
    const preview = { ...initiate, callType: "outbound.manual.preview.dial" as const };
    expect(briefOrders(centre.run(preview))).toEqual([]);
    expect(centre.interaction("o1")).toMatchObject({ state: "INITIATED", isPreview: true });
    expect(timersOf(centre.interaction("o1"))).toEqual([]);
    expect(briefOrders(centre.run({ type: "interaction.accept", ...centre.of("o1", "ana") }))).toEqual([
      "dial ext-ana",
    ]);
    expect(centre.interaction("o1").isPreview).toBe(false);
    const other = openCentre("ana");
    other.run(preview);
    other.end("o1", "ana");
    expect(other.state("o1")).toBe("WRAP_UP");
  });

  it("by a click keeps its call type, and is started once", () => {
    const centre = openCentre("ana");
    centre.run({ ...initiate, callType: "click.to.call.dial" });
    expect(centre.run(initiate)).toEqual([]);
    expect(centre.interaction("o1").channelDetails.callType).toBe("click.to.call.dial");
  });

  it.each<[string, Partial<typeof initiate>, string]>([
    ["in a campaign that is not selected", { campaignId: "free" }, "CAMPAIGN_NOT_ASSIGNED"],
    ["in a campaign that is none", { campaignId: "none" }, "CAMPAIGN_NOT_ASSIGNED"],
    ["on a channel that the campaign lacks", { channelType: "WHATSAPP" }, "CHANNEL_UNAVAILABLE"],
    ["on a channel that nobody begins on", { campaignId: "mixed", channelType: "CHAT" }, "CHANNEL_UNAVAILABLE"],
    ["to something that is no number", { to: "call me" }, "TARGET_UNAVAILABLE"],
    ["by who is not signed in", { agentId: "dev" }, "NOT_LOGGED_IN"],
    ["under an id too long", { interactionId: "i".repeat(97) }, "INVALID_ARGUMENT"],
  ])("is refused %s", (_what, changes, code) => {
    expect(openCentre("ana").refused({ ...initiate, ...changes }).code).toBe(code);
  });

  it("is refused without an extension, without room, and without a console", () => {
    const bare = new CallCentre();
    bare.ready("ana", "calls");
    expect(bare.refused(initiate).message).toContain("No extension");
    const busy = openCentre("ana");
    busy.talk("v1", "ana");
    expect(busy.refused(initiate).message).toContain("no room");
    const gone = openCentre("ana");
    gone.run({ type: "agent.connectionChanged", agentId: "ana", state: "OFFLINE" });
    expect(gone.refused(initiate).message).toContain("not connected");
  });
});

describe("dispose and dial", () => {
  const next = { interactionId: "o2", to: null };
  const disposal = { dispositionCode: "DONE", notes: "", callback: null };

  it("disposes the call and calls the same customer again", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana", "mixed");
    centre.end("v1", "ana");
    const events = centre.run({ type: "interaction.disposeAndDial", ...centre.of("v1", "ana"), ...disposal, next });
    expect(centre.state("v1")).toBe("DISPOSED");
    expect(briefOrders(events)).toEqual(["dial ext-ana"]);
    expect(centre.interaction("o2")).toMatchObject({ state: "INITIATED", channelDetails: { to: "+34600111222" } });
  });

  it("does neither when one of them is refused", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana", "mixed");
    centre.end("v1", "ana");
    const both = { type: "interaction.disposeAndDial" as const, ...centre.of("v1", "ana"), ...disposal };
    expect(centre.refused({ ...both, next: { interactionId: "o2", to: "nobody" } }).code).toBe("TARGET_UNAVAILABLE");
    expect(centre.refused({ ...both, next, dispositionCode: "NONE" }).code).toBe("INVALID_DISPOSITION");
    expect(centre.state("v1")).toBe("WRAP_UP");
  });
});
