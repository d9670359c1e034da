import { describe, expect, it } from "vitest";
import { Centre, centreDirectory, typesOf } from "./centre.fakes.ts";
import { replaceDirectory, timersOf } from "./index.ts";

describe("an arriving chat", () => {
  it("goes to the agent who has been idle longest", () => {
    const centre = new Centre();
    centre.ready("ben", "free");
    centre.ready("ana", "free");
    centre.chat("i1");
    expect(centre.offeredTo("i1")).toBe("ben");
  });

  it("prefers an idle agent to one with work, however long that one has had nothing new", () => {
    const centre = new Centre();
    centre.ready("ben", "free");
    centre.connect("i1", "ben");
    centre.now += 60_000;
    centre.ready("ana", "free");
    centre.chat("i2");
    expect(centre.offeredTo("i2")).toBe("ana");
  });

  it("goes to the least loaded agent where the queue says so", () => {
    const centre = new Centre();
    centre.ready("cleo", "timed");
    centre.connect("i1", "cleo", "timed");
    centre.connect("i2", "cleo", "timed");
    centre.ready("ben", "timed");
    centre.connect("i3", "ben", "timed");
    centre.chat("i4", "timed");
    expect(centre.offeredTo("i4")).toBe("ben");
  });

  it("breaks a tie by the agent's id, so that every node decides alike", () => {
    const centre = new Centre();
    for (const agentId of ["dev", "cleo"]) {
      centre.ready(agentId, "free");
      centre.now -= 1000;
    }
    centre.chat("i1");
    expect(centre.offeredTo("i1")).toBe("cleo");
  });

  it("waits when nobody is routable, and is offered as soon as somebody is", () => {
    const centre = new Centre();
    centre.chat("i1");
    expect(centre.interaction("i1").state).toBe("QUEUED");
    centre.ready("ana", "free");
    expect(centre.offeredTo("i1")).toBe("ana");
  });

  it.each([
    ["has selected other campaigns", (c: Centre) => c.ready("ana", "strict")],
    [
      "has auto call off",
      (c: Centre) => {
        c.ready("ana", "free");
        c.run({ type: "agent.setAutoCall", agentId: "ana", channelType: "CHAT", enabled: false });
      },
    ],
    [
      "is on a break",
      (c: Centre) => {
        c.ready("ana", "free");
        c.run({ type: "agent.setAvailability", agentId: "ana", status: "ON_BREAK", breakReason: "Lunch" });
      },
    ],
    [
      "has lost the connection",
      (c: Centre) => {
        c.ready("ana", "free");
        c.run({ type: "agent.connectionChanged", agentId: "ana", state: "OFFLINE" });
      },
    ],
    [
      "has signed out",
      (c: Centre) => {
        c.ready("ana", "free");
        c.run({ type: "agent.signOut", agentId: "ana" });
      },
    ],
    [
      "has no capacity left",
      (c: Centre) => {
        c.ready("ana", "free");
        c.connect("busy", "ana");
      },
    ],
    ["is no member of the queue", (c: Centre) => c.ready("cleo", "locked")],
  ])("is not offered to an agent who %s", (_why, prepare) => {
    const centre = new Centre();
    prepare(centre);
    centre.chat("i1", _why.includes("member") ? "locked" : "free");
    expect(centre.interaction("i1").state).toBe("QUEUED");
  });

  it("is connected at once where the campaign answers by itself", () => {
    const centre = new Centre();
    centre.ready("ana", "auto");
    centre.chat("i1", "auto");
    expect(centre.interaction("i1").state).toBe("CONNECTED");
    expect(centre.agent("ana").focusInteractionId).toBe("i1");
  });

  it("does not take the focus from another conversation when it answers by itself", () => {
    const centre = new Centre();
    centre.ready("ben", "free", "auto");
    centre.connect("i1", "ben");
    centre.chat("i2", "auto");
    expect(centre.agent("ben").focusInteractionId).toBe("i1");
  });
});

describe("an agent who becomes free", () => {
  it("gets the queue of highest priority first, and within it who came first", () => {
    const centre = new Centre();
    centre.chat("low", "free");
    centre.chat("high-1", "strict");
    centre.chat("high-2", "strict");
    centre.ready("ana", "free", "strict");
    expect(centre.offeredTo("high-1")).toBe("ana");
    centre.run({ type: "interaction.accept", interactionId: "high-1", agentId: "ana" });
    centre.end("high-1", "ana");
    centre.dispose("high-1", "ana");
    expect(centre.offeredTo("high-2")).toBe("ana");
  });

  it("gets as many as there is capacity for", () => {
    const centre = new Centre();
    for (const id of ["i1", "i2", "i3", "i4"]) centre.chat(id);
    centre.ready("cleo", "free");
    expect(["i1", "i2", "i3", "i4"].map((id) => centre.offeredTo(id))).toEqual(["cleo", "cleo", "cleo", null]);
  });
});

describe("an offer that is not taken", () => {
  it("goes to the next agent after a refusal, and comes back to nobody who refused", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.ready("ben", "free");
    centre.chat("i1");
    centre.run({ type: "interaction.reject", interactionId: "i1", agentId: "ana" });
    expect(centre.offeredTo("i1")).toBe("ben");
    centre.run({ type: "interaction.reject", interactionId: "i1", agentId: "ben" });
    expect(centre.interaction("i1").state).toBe("QUEUED");
  });

  it("is offered to an agent who becomes routable anew, and to one who comes back from a break", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    centre.run({ type: "interaction.reject", interactionId: "i1", agentId: "ana" });
    centre.ready("ben", "free");
    expect(centre.offeredTo("i1")).toBe("ben");
    centre.run({ type: "interaction.reject", interactionId: "i1", agentId: "ben" });
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "ON_BREAK", breakReason: "Lunch" });
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "AVAILABLE", breakReason: null });
    expect(centre.offeredTo("i1")).toBe("ana");
  });

  it("leaves a refusing agent free for other work", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    centre.chat("i2");
    centre.run({ type: "interaction.reject", interactionId: "i1", agentId: "ana" });
    expect(centre.offeredTo("i2")).toBe("ana");
    expect(centre.offeredTo("i1")).toBeNull();
  });

  it("sends an agent who missed it on a break, so that offers cannot loop over a deserted console", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    const names = centre
      .delivered("ana", { type: "interaction.offerTimeout", interactionId: "i1", offerId: "i1.1" })
      .map(({ name, payload }) => [name, payload["status"] ?? payload["state"], payload["breakReason"]]);
    expect(names).toEqual([
      ["interactionMissed", "QUEUED", undefined],
      ["availabilityChanged", "ON_BREAK", "Missed offer"],
    ]);
    expect(centre.agent("ana").missedStreak).toBe(1);
    expect(centre.interaction("i1").state).toBe("QUEUED");
    centre.run({ type: "agent.setAvailability", agentId: "ana", status: "AVAILABLE", breakReason: null });
    expect(centre.offeredTo("i1")).toBe("ana");
  });

  it("goes to the next agent after a miss", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.ready("ben", "free");
    centre.chat("i1");
    centre.timeOut("i1");
    expect(centre.offeredTo("i1")).toBe("ben");
  });

  it("takes the other offers of an agent who missed one to other agents", () => {
    const centre = new Centre();
    centre.ready("cleo", "free");
    centre.chat("i1");
    centre.chat("i2");
    centre.timeOut("i1");
    expect(centre.agent("cleo").work).toEqual([]);
    expect(centre.interaction("i2").state).toBe("QUEUED");
  });

  it.each([
    ["goes offline", { type: "agent.connectionChanged", agentId: "ana", state: "OFFLINE" }],
    ["signs out", { type: "agent.signOut", agentId: "ana" }],
    ["is signed out", { type: "agent.forceOut", agentId: "ana", status: "FORCED_OUT", reason: "Shift is over" }],
    ["takes a break", { type: "agent.setAvailability", agentId: "ana", status: "ON_BREAK", breakReason: "Lunch" }],
    ["switches the channel off", { type: "agent.setAutoCall", agentId: "ana", channelType: "CHAT", enabled: false }],
    ["leaves the campaign", { type: "agent.selectCampaigns", agentId: "ana", campaignIds: [] }],
  ] as const)("returns to the queue's head at once when the agent %s", (_what, command) => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("first");
    centre.chat("second");
    centre.run("campaignIds" in command ? { ...command, campaignIds: [] } : command);
    expect(centre.interaction("first")).toMatchObject({ state: "QUEUED", offer: null, skipped: [] });
    expect(timersOf(centre.interaction("first"))).toEqual([]);
    centre.ready("dev", "free");
    expect(centre.offeredTo("first")).toBe("dev");
  });

  it("stays as long as its campaign says", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    const offered = centre.chat("i1").find(({ type }) => type === "interaction.offered");
    expect(centre.world.directory.campaigns.get("free")?.offerTimeoutSeconds).toBe(20);
    expect(offered).toMatchObject({ expiresAt: (offered?.at ?? 0) + 20_000 });
  });

  it("is not missed by the time-out of an offer before it", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.ready("ben", "free");
    centre.chat("i1");
    centre.timeOut("i1");
    expect(centre.run({ type: "interaction.offerTimeout", interactionId: "i1", offerId: "i1.1" })).toEqual([]);
    expect(centre.offeredTo("i1")).toBe("ben");
  });

  it("keeps its timer until it is answered", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    const { expiresAt } = centre.interaction("i1").offer ?? { expiresAt: 0 };
    expect(timersOf(centre.interaction("i1"))).toEqual([
      {
        timerId: "offer:i1.1",
        dueAt: expiresAt,
        command: { type: "interaction.offerTimeout", interactionId: "i1", offerId: "i1.1" },
      },
    ]);
    centre.run({ type: "interaction.accept", interactionId: "i1", agentId: "ana" });
    expect(timersOf(centre.interaction("i1"))).toEqual([]);
    expect(centre.run({ type: "interaction.offerTimeout", interactionId: "i1", offerId: "i1.1" })).toEqual([]);
  });
});

describe("a replaced directory", () => {
  it("lets those who wait meet the new members of their queue", () => {
    const centre = new Centre();
    centre.ready("cleo", "locked");
    centre.chat("i1", "locked");
    const directory = centreDirectory();
    const queues = new Map(directory.queues);
    queues.set("locked-queue", { ...queues.get("locked-queue")!, agentIds: ["cleo"] });
    replaceDirectory(centre.world, { ...directory, queues });
    expect(typesOf(centre.run({ type: "routing.refresh" }))).toContain("interaction.offered");
    expect(centre.offeredTo("i1")).toBe("cleo");
  });
});
