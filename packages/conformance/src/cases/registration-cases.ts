import { claim, claimEqual, first, mountProbe, refusalOf, valueOf } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { connected, offered } from "../reached-states.ts";

const misspelt: readonly [string, string][] = [
  ["interactionConected", "interactionConnected"],
  ["showCRM", "showCrm"],
  ["InteractionOffered", "interactionOffered"],
  ["availabilityChange", "availabilityChanged"],
];
const unheardOf = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "",
  "x".repeat(10_000),
  "interaction connected",
];

/** A break and back: two events of the session without a customer. */
const breakAndBack = async ({ agent, facts }: Parameters<ConformanceCase["run"]>[0]): Promise<void> => {
  await agent.perform("session.setAvailability", { status: "ON_BREAK", breakReason: facts.breakReason });
  await agent.perform("session.setAvailability", { status: "AVAILABLE" });
};
const name = "availabilityChanged";

export const registrationCases: readonly ConformanceCase[] = [
  ...misspelt.map(([given, nearest]): ConformanceCase => ({
    id: `register.misspelt.${given}`,
    rule: "REG-2",
    title: `${given} is refused and ${nearest} is suggested`,
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      const error = refusalOf(await probe.tryFollow(given), "UNKNOWN_EVENT", given);
      claimEqual(error.details["nearest"], nearest, "details.nearest");
      claim(error.message.includes(nearest), `The message does not name ${nearest}: ${error.message}`);
    },
  })),
  ...unheardOf.map((given, index): ConformanceCase => ({
    id: `register.unknown.${index}`,
    rule: given.startsWith("_") || given === "constructor" || given === "toString" ? "WIRE-8" : "REG-2",
    title: `"${given.slice(0, 20)}" is no event`,
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      const error = refusalOf(await probe.tryFollow(given), "UNKNOWN_EVENT", "register");
      claim(error.message.length < 1_000, "The message repeats a name of any length.");
    },
  })),
  {
    id: "register.resolves",
    rule: "REG-1",
    title: "what happens right after register resolved is delivered",
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name);
      await breakAndBack(stage);
      claimEqual(
        (await probe.received(name, 2)).map(({ status }) => status),
        ["ON_BREAK", "AVAILABLE"],
        "status",
      );
    },
  },
  {
    id: "register.wrong-namespace",
    rule: "REG-3",
    title: "an event of the session is refused under interaction, which says where it belongs",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      const refused = await probe.tryFollow(name, { group: "interaction" });
      claimEqual(refusalOf(refused, "UNKNOWN_EVENT", "register").details["group"], "session", "details.group");
    },
  },
  {
    id: "register.no-callback",
    rule: "REG-4",
    title: "register without a function is refused",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      const { details } = refusalOf(
        await probe.tryFollow(name, { how: "NO_FUNCTION" }),
        "INVALID_ARGUMENT",
        "register",
      );
      claimEqual(details["path"], "callback", "details.path");
    },
  },
  ...(["DISPOSER", "UNREGISTER"] as const).map((by): ConformanceCase => ({
    id: `register.ends.${by.toLowerCase()}`,
    rule: by === "DISPOSER" ? "REG-5" : "REG-6",
    title: `after the ${by === "DISPOSER" ? "disposer" : "unregister"} nothing is delivered`,
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name);
      valueOf(await probe.run({ do: "unfollow", key: name, by }), by);
      await breakAndBack(stage);
      claimEqual(await probe.receivedByNow(name), [], "What arrived");
    },
  })),
  {
    id: "register.dispose-twice",
    rule: "REG-7",
    title: "a disposer that is called again does nothing",
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name);
      await probe.follow(name, { key: "other" });
      for (let time = 0; time < 3; time++) {
        valueOf(await probe.run({ do: "unfollow", key: name, by: "DISPOSER" }), "The disposer");
      }
      await breakAndBack(stage);
      claimEqual((await probe.received("other", 2)).length, 2, "What the other callback received");
    },
  },
  {
    id: "register.several",
    rule: "REG-8",
    title: "two callbacks of one name are both called, and ending one leaves the other",
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name, { key: "one" });
      await probe.follow(name, { key: "two" });
      await breakAndBack(stage);
      claimEqual(await probe.received("one", 2), await probe.received("two", 2), "What the first received");
      valueOf(await probe.run({ do: "unfollow", key: "one", by: "DISPOSER" }), "The disposer");
      await breakAndBack(stage);
      claimEqual((await probe.received("two", 4)).length, 4, "What the second received");
      claimEqual((await probe.receivedByNow("one")).length, 2, "What the first received");
    },
  },
  ...(["THROW", "REJECT"] as const).map((how): ConformanceCase => ({
    id: `register.callback-${how.toLowerCase()}s`,
    rule: "REG-9",
    title: `a callback that ${how.toLowerCase()}s does not stop the next one, nor the next event`,
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name, { key: "bad", how });
      await probe.follow(name, { key: "good" });
      await breakAndBack(stage);
      claimEqual((await probe.received("good", 2)).length, 2, "What the good one received");
      claimEqual((await probe.received("bad", 2)).length, 2, "What the bad one received");
    },
  })),
  {
    id: "register.callback-reported",
    rule: "REG-10",
    title: "a callback that throws is reported to the app's log",
    needs: ["session", "appLog"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name, { how: "THROW" });
      await breakAndBack(stage);
      await probe.received(name, 2);
      await probe.receivedByNow(name);
      const log = await probe.log();
      claim(
        log.some(({ code, message }) => code === "CALLBACK_THREW" && message.includes("The callback throws")),
        `The log does not tell: ${log.map(({ code }) => code).join()}`,
      );
    },
  },
  {
    id: "register.only-registered",
    rule: "REG-11",
    title: "events that were not registered do not reach the page",
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      await probe.run({ do: "hello", waitForWelcomes: 1 });
      await breakAndBack(stage);
      const heard = valueOf(await probe.run({ do: "heard", count: 1, withinMs: 150 }), "heard");
      claimEqual(heard, [], "What came on the wire");
    },
  },
  {
    id: "events.order",
    rule: "EVT-3",
    title: "events of one conversation arrive in the order in which they happened",
    needs: ["chat"],
    async run(stage) {
      const probe = await mountProbe(stage);
      for (const event of ["interactionOffered", "interactionConnected", "messageReceived"] as const) {
        await probe.follow(event, { key: "all" });
      }
      const { talk, interactionId } = await connected(stage, "CHAT");
      for (let number = 0; number < 10; number++) await talk.say(`Word ${number}`);
      const all = await probe.received("all", 12);
      const words = all.flatMap(
        ({ message }) => ((message as { text?: string } | undefined)?.text ?? "").match(/Word \d/) ?? [],
      );
      claimEqual(
        words,
        Array.from({ length: 10 }, (_, number) => `Word ${number}`),
        "The messages",
      );
      claim(
        all.every((payload) => payload.interactionId === interactionId),
        "An event of another interaction came.",
      );
    },
  },
  {
    id: "events.sequence",
    rule: "SEQ-1",
    title: "sequence counts without a gap over events of every kind",
    needs: ["chat", "session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      for (const event of ["interactionOffered", "interactionConnected", "messageReceived", name] as const) {
        await probe.follow(event, { key: "all" });
      }
      const { talk } = await connected(stage, "CHAT");
      await talk.say("One");
      await talk.say("Two");
      await probe.received("all", 4);
      const numbers = (await probe.receivedByNow("all")).map(({ sequence }) => sequence);
      const from = numbers[0] ?? 0;
      claimEqual(
        numbers,
        numbers.map((_, index) => from + index),
        "The sequence",
      );
    },
  },
  {
    id: "events.sequence-over-reload",
    rule: "SEQ-2",
    title: "sequence goes on after a reload",
    needs: ["session", "hostStays"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name);
      await breakAndBack(stage);
      const before = await probe.received(name, 2);
      await probe.reload();
      valueOf(await probe.run({ do: "initialize" }), "initialize");
      await probe.follow(name);
      await breakAndBack(stage);
      const [after] = await probe.received(name, 2);
      claimEqual(after?.sequence, (before.at(-1)?.sequence ?? 0) + 1, "The sequence after the reload");
    },
  },
  {
    id: "events.once",
    rule: "EVT-4",
    title: "one offer raises one interactionOffered",
    needs: ["chat"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow("interactionOffered");
      await connected(stage, "CHAT");
      await probe.received("interactionOffered");
      claimEqual((await probe.receivedByNow("interactionOffered")).length, 1, "The number of offers");
    },
  },
  {
    id: "events.context",
    rule: "EVT-5",
    title: "an offer tells interaction, campaign, state, customer and channel",
    needs: ["chat"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow("interactionOffered");
      const { interactionId } = await offered(stage, "CHAT");
      const payload = await first(probe, "interactionOffered");
      claimEqual(payload.interactionId, interactionId, "interactionId");
      claimEqual(payload.state, "OFFERED", "state");
      claimEqual(payload["campaignId"], stage.facts.chatCampaign, "campaignId");
      const { name: customer } = payload["customerDetails"] as { name: string };
      claimEqual(customer, stage.facts.customer.name, "customerDetails.name");
    },
  },
  {
    id: "events.show-crm",
    rule: "CRM-1",
    title: "showCrm comes at the offer and at the connection, each with its reason",
    needs: ["chat", "crm"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow("showCrm");
      await connected(stage, "CHAT");
      const reasons = (await probe.received("showCrm", 2)).map(({ reason }) => reason);
      claimEqual(reasons, ["OFFERED", "CONNECTED"], "The reasons");
    },
  },
  {
    id: "events.call-inside",
    rule: "CALL-6",
    title: "a call made in a callback sees the state after the event",
    needs: ["chat"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow("interactionConnected", { how: "CALL" });
      await connected(stage, "CHAT");
      claimEqual((await first(probe, "interactionConnected")).state, "CONNECTED", "state");
    },
  },
  {
    id: "events.unmasked",
    rule: "MASK-3",
    title: "an app with customer.pii sees everything, and maskedFields is empty",
    needs: ["chat"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow("interactionOffered");
      await offered(stage, "CHAT");
      const details = (await first(probe, "interactionOffered"))["customerDetails"] as Record<string, unknown>;
      claimEqual(details["email"], stage.facts.customer.email, "email");
      claimEqual(details["maskedFields"], [], "maskedFields");
    },
  },
  {
    id: "replay.none",
    rule: "REPLAY-4",
    title: "without replay nothing of the past is delivered",
    needs: ["chat"],
    async run(stage) {
      await connected(stage, "CHAT");
      const probe = await mountProbe(stage);
      await probe.follow("interactionConnected");
      claimEqual(await probe.receivedByNow("interactionConnected"), [], "What arrived");
    },
  },
  {
    id: "replay.own-registration",
    rule: "REPLAY-5",
    title: "replay does not reach a callback that was registered before",
    needs: ["chat"],
    async run(stage) {
      await connected(stage, "CHAT");
      const probe = await mountProbe(stage);
      await probe.follow("interactionConnected", { key: "early" });
      await probe.follow("interactionConnected", { key: "late", replay: true });
      await probe.received("late");
      claimEqual(await probe.receivedByNow("early"), [], "What the early callback received");
    },
  },
  {
    id: "replay.then-live",
    rule: "REPLAY-1",
    title: "what is replayed comes before what happens afterwards, and only it is marked",
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name, { replay: true });
      await breakAndBack(stage);
      const marks = (await probe.received(name, 3)).map(({ replayed = false }) => replayed);
      claimEqual(marks, [true, false, false], "replayed");
    },
  },
  {
    id: "reload.starts-anew",
    rule: "WIRE-7",
    title: "after a reload the page follows nothing until it registers again",
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow(name);
      await probe.reload();
      valueOf(await probe.run({ do: "initialize" }), "initialize");
      await breakAndBack(stage);
      claimEqual(await probe.receivedByNow(name), [], "What arrived");
      await probe.follow(name);
      await breakAndBack(stage);
      claimEqual((await probe.received(name, 2)).length, 2, "What arrived");
    },
  },
];
