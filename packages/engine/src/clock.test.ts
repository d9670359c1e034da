import { describe, expect, it } from "vitest";
import { openCentre } from "./calls.fakes.ts";
import { Centre } from "./centre.fakes.ts";
import { timersOf, type DomainEvent } from "./index.ts";

const minute = 60_000;
const back = -5 * minute;

const durationsOf = (events: DomainEvent[]) =>
  events.flatMap((event) => ("durations" in event ? Object.values(event.durations) : []));

describe("a clock that is set", () => {
  it.each([back, 5 * minute])("by %d ms leaves no negative times, and what follows is valid", (ms) => {
    const centre = openCentre();
    centre.consult("v1");
    centre.now += ms;
    const ended = [
      ...centre.run(centre.complete("v1", "ana", "CANCEL")),
      ...centre.run({ type: "interaction.hold", interactionId: "v1", agentId: "ana" }),
    ];
    centre.now += ms;
    ended.push(...centre.end("v1", "ana"));
    expect(durationsOf(ended).length).toBeGreaterThan(0);
    expect(durationsOf(ended).every((each) => each >= 0)).toBe(true);
    centre.dispose("v1", "ana");
    expect(centre.agent("ana").availability).toMatchObject({ status: "AVAILABLE", routable: true });
  });

  it("back during an offer keeps the offer: it runs out at the time that was told", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    const [before] = timersOf(centre.interaction("i1"));
    centre.now += back;
    centre.says("i1", "Hello?");
    expect(timersOf(centre.interaction("i1"))).toEqual([before]);
    centre.run({ type: "interaction.accept", interactionId: "i1", agentId: "ana" });
    expect(centre.interaction("i1").spent.ringMs).toBe(0);
  });

  it("back lets no callback fall due before its time", () => {
    const centre = openCentre("ana");
    centre.talk("v1", "ana");
    const at = centre.now + 60 * minute;
    centre.run({
      type: "callback.schedule",
      callbackId: "b1",
      interactionId: "v1",
      agentId: "ana",
      at,
      self: true,
      phone: null,
      notes: "",
    });
    centre.now = at + back;
    expect(centre.run({ type: "callback.fallDue", callbackId: "b1" })).toEqual([]);
  });
});

describe("an offer whose time is over", () => {
  it("is accepted by nobody any more, and waits for the next agent", () => {
    const centre = new Centre();
    centre.ready("ana", "free");
    centre.chat("i1");
    centre.timeOut("i1");
    expect(centre.refused({ type: "interaction.accept", interactionId: "i1", agentId: "ana" })).toMatchObject({
      code: "INVALID_STATE",
    });
    expect(centre.interaction("i1")).toMatchObject({ state: "QUEUED", offer: null });
  });
});
