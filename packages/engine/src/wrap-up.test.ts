import { describe, expect, it } from "vitest";
import { Centre, centreDirectory, typesOf } from "./centre.fakes.ts";
import { timersOf, toInteraction, type Command, type WrapUpRules } from "./index.ts";

const inWrapUp = (campaignId: string, rules: Partial<WrapUpRules> = {}): Centre => {
  const directory = centreDirectory();
  const campaigns = new Map(directory.campaigns);
  const campaign = campaigns.get(campaignId);
  if (campaign !== undefined) campaigns.set(campaignId, { ...campaign, wrapUp: { ...campaign.wrapUp, ...rules } });
  const centre = new Centre({ ...directory, campaigns });
  centre.ready("ana", campaignId);
  centre.connect("i1", "ana", campaignId);
  centre.now += 10_000;
  centre.end("i1", "ana");
  return centre;
};

const timeUp = (centre: Centre): string[] => {
  const [timer] = timersOf(centre.interaction("i1"));
  if (timer === undefined) throw new Error("No timer");
  centre.now = timer.dueAt;
  return typesOf(centre.run(timer.command));
};

const disposal: Command = {
  type: "interaction.dispose",
  interactionId: "i1",
  agentId: "ana",
  dispositionCode: "DONE",
  notes: "",
  callback: null,
};

describe("a conversation that ends", () => {
  it("tells how, with its times, then starts wrap-up", () => {
    const centre = new Centre();
    centre.chat("i1");
    centre.ready("ana", "free");
    centre.now += 2000;
    centre.run({ type: "interaction.accept", interactionId: "i1", agentId: "ana" });
    centre.now += 10_000;
    const delivered = centre.delivered("ana", {
      type: "interaction.end",
      interactionId: "i1",
      endedBy: "CUSTOMER",
      systemDisposition: null,
    });
    expect(delivered).toMatchObject([
      {
        name: "interactionEnded",
        payload: {
          state: "ENDED",
          endedBy: "CUSTOMER",
          systemDisposition: "CONNECTED",
          durations: { queuedMs: 1000, ringMs: 3000, talkMs: 10_000, holdMs: 0 },
        },
      },
      { name: "wrapUpStarted", payload: { state: "WRAP_UP", endsAt: null, required: false } },
      { name: "availabilityChanged", payload: { status: "WRAP_UP" } },
    ]);
  });

  it("ends once: again changes nothing", () => {
    const centre = inWrapUp("strict");
    expect(centre.end("i1", "ana")).toEqual([]);
    centre.dispose("i1", "ana");
    expect(
      centre.run({ type: "interaction.end", interactionId: "i1", endedBy: "CUSTOMER", systemDisposition: null }),
    ).toEqual([]);
  });
});

describe("time in wrap-up", () => {
  it.each([
    ["free", null],
    ["strict", null],
    ["timed", 60_000],
    ["locked", 60_000],
    ["coded", 60_000],
  ])("of campaign %s lasts %s", (campaignId, lasts) => {
    const centre = inWrapUp(campaignId);
    const endsAt = lasts === null ? null : centre.now + lasts;
    expect(toInteraction(centre.interaction("i1")).wrapUp).toMatchObject({ endsAt });
    expect(timersOf(centre.interaction("i1")).map(({ dueAt }) => dueAt)).toEqual(endsAt === null ? [] : [endsAt]);
  });

  it.each([
    ["timed", "ENDED", null],
    ["locked", "ENDED", null],
    ["coded", "DISPOSED", { dispositionCode: "DONE", dispositionClass: "solved", by: "SYSTEM" }],
  ])("of campaign %s runs out to %s", (campaignId, state, disposition) => {
    const centre = inWrapUp(campaignId);
    expect(timeUp(centre)).toContain("interaction.wrapUpEnded");
    expect(centre.interaction("i1").state).toBe(state);
    if (disposition === null) expect(centre.interaction("i1").disposition).toBeNull();
    else expect(centre.interaction("i1").disposition).toMatchObject(disposition);
    expect(timersOf(centre.interaction("i1"))).toEqual([]);
    expect(centre.agent("ana").availability).toMatchObject({ status: "AVAILABLE", routable: true });
  });

  it("is extended by what the campaign gives; the old time-out is stale then", () => {
    const centre = inWrapUp("timed");
    const [old] = timersOf(centre.interaction("i1"));
    const extend: Command = { type: "interaction.extendWrapUp", interactionId: "i1", agentId: "ana" };
    const [delivery] = centre.delivered("ana", extend);
    expect(delivery).toMatchObject({
      name: "interactionUpdated",
      payload: { changes: { wrapUp: { endsAt: centre.now + 90_000 } } },
    });
    expect(centre.run(old!.command)).toEqual([]);
    expect(inWrapUp("strict").refused(extend).code).toBe("INVALID_STATE");
  });

  it("is extended three times and no more, or as often as the campaign says", () => {
    const extend: Command = { type: "interaction.extendWrapUp", interactionId: "i1", agentId: "ana" };
    const usual = inWrapUp("timed");
    for (let time = 0; time < 3; time++) usual.run(extend);
    expect(usual.refused(extend)).toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("3 times already"),
    });
    expect(timersOf(usual.interaction("i1"))).toMatchObject([{ dueAt: usual.now + 60_000 + 3 * 30_000 }]);

    const strict = inWrapUp("timed", { maxExtensions: 1 });
    strict.run(extend);
    expect(strict.refused(extend).code).toBe("INVALID_STATE");
    expect(inWrapUp("timed", { maxExtensions: 0 }).refused(extend).code).toBe("INVALID_STATE");
  });

  it("cannot be cut short where the campaign says so, not even by a disposition", () => {
    const centre = inWrapUp("locked");
    expect(centre.delivered("ana", disposal)).toMatchObject([{ name: "interactionDisposed" }]);
    expect(centre.interaction("i1").state).toBe("DISPOSED");
    expect(centre.agent("ana").availability).toMatchObject({ status: "WRAP_UP", routable: false });
    expect(timeUp(centre)).toContain("interaction.wrapUpEnded");
    expect(centre.interaction("i1").state).toBe("DISPOSED");
    expect(centre.agent("ana").availability.status).toBe("AVAILABLE");
  });

  it.each([
    ["free", null],
    ["timed", null],
    ["strict", "DISPOSITION_REQUIRED"],
    ["locked", "DISPOSITION_REQUIRED"],
    ["coded", "DISPOSITION_REQUIRED"],
  ])("of campaign %s left early: %s", (campaignId, code) => {
    const centre = inWrapUp(campaignId);
    const leave: Command = { type: "interaction.endWrapUp", interactionId: "i1", agentId: "ana" };
    if (code === null) expect(typesOf(centre.run(leave))).toContain("interaction.wrapUpEnded");
    else expect(centre.refused(leave).code).toBe(code);
  });
});

describe("a disposition", () => {
  it("closes the interaction and frees the agent", () => {
    const centre = inWrapUp("strict");
    expect(centre.agent("ana").availability.routable).toBe(false);
    expect(centre.delivered("ana", disposal)).toMatchObject([
      {
        name: "interactionDisposed",
        payload: { state: "DISPOSED", dispositionCode: "DONE", dispositionClass: "solved", notes: "", by: "ana" },
      },
      { name: "wrapUpEnded", payload: { state: "DISPOSED" } },
      { name: "availabilityChanged", payload: { status: "AVAILABLE", routable: true } },
    ]);
  });

  it("is given once", () => {
    const centre = inWrapUp("strict");
    centre.run(disposal);
    expect(centre.refused(disposal)).toMatchObject({ code: "INVALID_STATE", details: { state: "DISPOSED" } });
  });

  it("is refused before the conversation has ended", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.connect("i1", "ana");
    expect(centre.refused(disposal).message).toBe(
      "Cannot dispose: the interaction is CONNECTED. End the conversation first.",
    );
  });

  it.each([
    ["an unknown code", { dispositionCode: "DONNE" }, "Did you mean DONE?"],
    ["an excluded code", { dispositionCode: "SECRET" }, "no disposition code SECRET"],
    ["notes missing", { dispositionCode: "REFUND", notes: "  " }, "requires notes"],
    ["a callback missing", { dispositionCode: "CALL_BACK" }, "schedules a callback"],
    [
      "a callback in the past",
      { dispositionCode: "CALL_BACK", callback: { at: 5, self: true, phone: null } },
      "in the future",
    ],
    [
      "a callback that the code has no use for",
      { callback: { at: 9_000_000, self: true, phone: null } },
      "schedules no callback",
    ],
  ])("with %s is refused with its repair", (_what, changes, message) => {
    const refusal = inWrapUp("free").refused({ ...disposal, ...changes });
    expect(refusal.code).toBe("INVALID_DISPOSITION");
    expect(refusal.message).toContain(message);
  });

  it("keeps the callback asked for", () => {
    const centre = inWrapUp("free");
    const callback = { at: 9_000_000, self: true, phone: "+34600111222" };
    centre.run({ ...disposal, dispositionCode: "CALL_BACK", callback });
    expect(centre.interaction("i1").callback).toEqual(callback);
  });
});

describe("a customer who writes again", () => {
  it("within wrap-up reopens the conversation with the same agent", () => {
    const centre = inWrapUp("strict");
    const delivered = centre.delivered("ana", {
      type: "interaction.receiveMessage",
      interactionId: "i1",
      messageId: "m1",
      clientId: null,
      text: "One more thing",
      attachments: [],
    });
    expect(delivered.map(({ name, payload }) => [name, payload["state"]])).toEqual([
      ["interactionReopened", "CONNECTED"],
      ["messageReceived", "CONNECTED"],
      ["availabilityChanged", undefined],
    ]);
    expect(toInteraction(centre.interaction("i1"))).toMatchObject({
      state: "CONNECTED",
      wrapUp: null,
      endedAt: null,
      endedBy: null,
    });
    expect(centre.agent("ana").availability.status).toBe("ENGAGED");
  });

  it("after the disposition starts anew", () => {
    const centre = inWrapUp("free");
    centre.run(disposal);
    const message = { messageId: "m1", clientId: null, text: "Hello?", attachments: [], interactionId: "i1" };
    expect(centre.refused({ type: "interaction.receiveMessage", ...message }).message).toContain(
      "Start a new conversation",
    );
  });
});
