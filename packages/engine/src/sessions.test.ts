import { describe, expect, it } from "vitest";
import { Centre, typesOf } from "./centre.fakes.ts";
import type { WrapUpMode } from "./index.ts";

const names = (delivered: { name: string }[]): string[] => delivered.map(({ name }) => name);

describe("signing in", () => {
  it("tells the agent, who is not routable before the usual steps are done", () => {
    const centre = new Centre();
    const delivered = centre.delivered("ana", { type: "agent.signIn", agentId: "ana", takeOver: false });
    expect(delivered).toEqual([
      {
        name: "loginStatusChanged",
        payload: { eventTime: centre.now, status: "LOGGED_IN", userId: "ana", userName: "ana", reason: null },
      },
    ]);
    expect(centre.agent("ana").availability).toMatchObject({ status: "OFFLINE", routable: false });
    centre.run({ type: "agent.connectionChanged", agentId: "ana", state: "ONLINE" });
    expect(centre.agent("ana").availability).toMatchObject({ status: "ON_BREAK", routable: false });
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "AVAILABLE", breakReason: null });
    expect(centre.agent("ana").availability).toMatchObject({ status: "AVAILABLE", routable: false });
    centre.run({ type: "agent.selectCampaigns", agentId: "ana", campaignIds: ["free"] });
    expect(centre.agent("ana").availability.routable).toBe(false);
    centre.run({ type: "agent.setAutoCall", agentId: "ana", channelType: "CHAT", enabled: true });
    expect(centre.agent("ana").availability.routable).toBe(true);
  });

  it("is refused while signed in, unless the new session takes over, which keeps the work", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.connect("i1", "ana");
    expect(centre.refused({ type: "agent.signIn", agentId: "ana", takeOver: false }).code).toBe("ALREADY_LOGGED_IN");
    centre.run({ type: "agent.signIn", agentId: "ana", takeOver: true });
    expect(centre.agent("ana")).toMatchObject({ selectedCampaigns: ["free"], focusInteractionId: "i1" });
    expect(centre.interaction("i1").state).toBe("CONNECTED");
  });

  it("is refused for somebody the directory does not know", () => {
    expect(new Centre().refused({ type: "agent.signIn", agentId: "eve", takeOver: false }).code).toBe(
      "PERMISSION_DENIED",
    );
  });

  it("begins anew: no campaigns, no extension, auto call off, on a break", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.run({ type: "agent.signOut", agentId: "ana" });
    centre.run({ type: "agent.signIn", agentId: "ana", takeOver: false });
    expect(centre.agent("ana")).toMatchObject({ selectedCampaigns: [], chosen: "ON_BREAK", connection: "OFFLINE" });
    expect(centre.agent("ana").autoCall.CHAT).toBe(false);
  });
});

describe("signing out", () => {
  it("is refused with open work, and names it", () => {
    const centre = new Centre();
    centre.ready("ana", "strict");
    centre.connect("i1", "ana", "strict");
    const open = { code: "INVALID_STATE", details: { interactionIds: ["i1"] } };
    expect(centre.refused({ type: "agent.signOut", agentId: "ana" })).toMatchObject(open);
    centre.end("i1", "ana");
    expect(centre.refused({ type: "agent.signOut", agentId: "ana" })).toMatchObject(open);
    centre.dispose("i1", "ana");
    expect(names(centre.delivered("ana", { type: "agent.signOut", agentId: "ana" }))).toEqual([
      "loginStatusChanged",
      "availabilityChanged",
    ]);
  });

  it("ends a wrap-up that may be left", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.wrapUp("i1", "ana");
    centre.run({ type: "agent.signOut", agentId: "ana" });
    expect(centre.interaction("i1")).toMatchObject({ state: "ENDED", disposition: null });
  });

  it("of an agent who is not signed in is refused", () => {
    expect(new Centre().refused({ type: "agent.signOut", agentId: "ana" }).code).toBe("NOT_LOGGED_IN");
  });
});

describe("an agent who is signed out by force", () => {
  it("leaves conversations to the next agent, at their old place in the queue", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.connect("i1", "ana");
    centre.chat("i2");
    centre.run({ type: "agent.forceOut", agentId: "ana", status: "EXPIRED", reason: null });
    expect(centre.interaction("i1")).toMatchObject({ state: "QUEUED", agentId: null });
    centre.ready("dev", "free");
    expect(centre.offeredTo("i1")).toBe("dev");
    expect(centre.offeredTo("i2")).toBeNull();
  });

  it.each([
    ["strict", "ENDED"],
    ["coded", "DISPOSED"],
  ])("leaves the wrap-up of campaign %s in state %s", (campaignId, state) => {
    const centre = new Centre();
    centre.ready("ana", campaignId);
    centre.wrapUp("i1", "ana", campaignId);
    centre.run({ type: "agent.forceOut", agentId: "ana", status: "FORCED_OUT", reason: "Shift is over" });
    expect(centre.interaction("i1").state).toBe(state);
    expect(centre.agent("ana")).toMatchObject({ work: [], loginStatus: "FORCED_OUT" });
  });
});

describe("a lost connection", () => {
  it("keeps the conversations for when the agent is back", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.connect("i1", "ana");
    centre.run({ type: "agent.connectionChanged", agentId: "ana", state: "OFFLINE" });
    expect(centre.agent("ana").availability.status).toBe("OFFLINE");
    centre.says("i1", "Are you there?");
    centre.run({ type: "agent.connectionChanged", agentId: "ana", state: "ONLINE" });
    expect(centre.agent("ana").availability.status).toBe("ENGAGED");
    expect(centre.interaction("i1")).toMatchObject({ state: "CONNECTED", agentId: "ana", messageCount: 1 });
  });

  it("after sign-out says nothing", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.run({ type: "agent.signOut", agentId: "ana" });
    expect(centre.run({ type: "agent.connectionChanged", agentId: "ana", state: "ONLINE" })).toEqual([]);
  });
});

describe("availability", () => {
  it("says once per command what the agent is, with the time since when", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    const accept = { type: "interaction.accept" as const, interactionId: "i1", agentId: "ana" };
    const changes = centre.run(accept).filter(({ type }) => type === "agent.availabilityChanged");
    expect(changes).toMatchObject([{ availability: { status: "ENGAGED", since: centre.now, routable: false } }]);
    const since = centre.now;
    centre.now += 5000;
    centre.says("i1", "Hello");
    expect(centre.agent("ana").availability.since).toBe(since);
  });

  it("remembers a break taken during a conversation", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.connect("i1", "ana");
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "ON_BREAK", breakReason: "Lunch" });
    expect(centre.agent("ana").availability).toMatchObject({ status: "ENGAGED", breakReason: "Lunch" });
    centre.end("i1", "ana");
    centre.dispose("i1", "ana");
    expect(centre.agent("ana").availability).toMatchObject({ status: "ON_BREAK", breakReason: "Lunch" });
  });

  it("takes only reasons of the directory, and suggests the nearest", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    const pause = { type: "agent.setAvailability" as const, agentId: "ana", status: "ON_BREAK" as const };
    expect(centre.refused({ ...pause, breakReason: null }).code).toBe("INVALID_ARGUMENT");
    expect(centre.refused({ ...pause, breakReason: "Lunhc" }).message).toContain('Did you mean "Lunch"?');
  });

  it.each([
    ["free", "ENDED", true],
    ["timed", "ENDED", true],
    ["strict", "WRAP_UP", false],
    ["locked", "WRAP_UP", false],
    ["coded", "WRAP_UP", false],
  ])("said during the wrap-up of campaign %s leaves it %s", (campaignId, state, routable) => {
    const centre = new Centre();
    centre.ready("ana", campaignId);
    centre.wrapUp("i1", "ana", campaignId);
    expect(centre.agent("ana").availability).toMatchObject({ status: "WRAP_UP", routable: false });
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "AVAILABLE", breakReason: null });
    expect(centre.interaction("i1").state).toBe(state);
    expect(centre.agent("ana").availability.routable).toBe(routable);
  });

  it.each<[string, WrapUpMode, boolean]>([
    ["strict", "REQUIRED", false],
    ["locked", "TIMED_NO_EXIT", false],
    ["timed", "TIMED", true],
    ["coded", "DEFAULT_CODE", true],
    ["free", "OPTIONAL", true],
  ])("with a place left in the wrap-up of campaign %s (%s): routable is %s", (campaignId, _mode, routable) => {
    const centre = new Centre();
    centre.ready("ben", campaignId);
    centre.wrapUp("i1", "ben", campaignId);
    expect(centre.agent("ben").availability.routable).toBe(routable);
  });
});

describe("campaigns, extension and auto call", () => {
  it("change only when something changes", () => {
    const centre = new Centre();
    centre.ready("ana", "free", "timed");
    const select = { type: "agent.selectCampaigns" as const, agentId: "ana" };
    expect(centre.run({ ...select, campaignIds: ["timed", "free", "free"] })).toEqual([]);
    const auto = { type: "agent.setAutoCall" as const, agentId: "ana", channelType: "CHAT" as const, enabled: true };
    expect(centre.run(auto)).toEqual([]);
  });

  it("tell the whole selection and what changed in it", () => {
    const centre = new Centre();
    centre.ready("ana", "free", "timed");
    const [delivery] = centre.delivered("ana", {
      type: "agent.selectCampaigns",
      agentId: "ana",
      campaignIds: ["timed", "strict"],
    });
    expect(delivery).toMatchObject({
      name: "campaignSelectionChanged",
      payload: {
        added: ["strict"],
        removed: ["free"],
        selectedCampaigns: [
          { campaignId: "timed", processId: "care", processName: "Customer care", channelTypes: ["CHAT"] },
          { campaignId: "strict" },
        ],
      },
    });
  });

  it("refuse a campaign that is not the agent's, and leaving one with open work", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    const select = { type: "agent.selectCampaigns" as const, agentId: "ana" };
    expect(centre.refused({ ...select, campaignIds: ["free", "none"] })).toMatchObject({
      code: "CAMPAIGN_NOT_ASSIGNED",
      details: { campaignIds: ["none"] },
    });
    centre.connect("i1", "ana");
    expect(centre.refused({ ...select, campaignIds: [] }).code).toBe("INVALID_STATE");
  });

  it("refuse a channel without capacity and an unknown call context", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    const auto = { type: "agent.setAutoCall" as const, agentId: "ana", enabled: true };
    expect(centre.refused({ ...auto, channelType: "EMAIL" }).code).toBe("CHANNEL_UNAVAILABLE");
    const extension = { type: "agent.selectExtension" as const, agentId: "ana", phone: "101" };
    expect(centre.refused({ ...extension, callContextId: "none" }).code).toBe("TARGET_UNAVAILABLE");
    expect(typesOf(centre.run({ ...extension, callContextId: "desk" }))).toEqual(["agent.extensionSelected"]);
    expect(centre.agent("ana").extension).toEqual({
      callContextId: "desk",
      callContextName: "Desk phones",
      phone: "101",
    });
  });
});
