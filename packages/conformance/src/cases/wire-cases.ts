import { claim, claimEqual, mountProbe, valueOf, type Probe } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { Stage } from "../host-under-test.ts";
import { offered } from "../reached-states.ts";

interface Heard {
  kind: string;
  id?: number;
  entries?: string;
  result?: unknown;
  error?: { code: string };
}

/** A page that speaks the wire by hand. */
async function connectByHand(stage: Stage): Promise<{
  probe: Probe;
  post: (...messages: unknown[]) => Promise<void>;
  heard: (count: number, withinMs?: number) => Promise<Heard[]>;
}> {
  const probe = await mountProbe(stage, "ALL", false);
  await probe.run({ do: "hello", waitForWelcomes: 1 });
  return {
    probe,
    post: async (...messages) => void (await probe.run({ do: "post", messages })),
    heard: async (count, withinMs) =>
      valueOf(
        await probe.run({ do: "heard", count, ...(withinMs !== undefined && { withinMs }) }),
        "The wire",
      ) as Heard[],
  };
}

const request = (id: number, method: string, argument?: unknown) => ({ kind: "request", id, method, argument });
const register = (id: number, name: string) => request(id, "register", { group: "interaction", name });

/** What no SDK sends. */
const nonsense: readonly [string, unknown][] = [
  ["null", null],
  ["text", "hello"],
  ["number", 7],
  ["empty", {}],
  ["kind", { kind: "dance" }],
  ["request-without-id", { kind: "request", method: "app.getContext" }],
  ["request-without-method", { kind: "request", id: 9 }],
  ["text-id", { kind: "request", id: "9", method: "app.getContext" }],
  ["reply", { kind: "reply", id: 1, result: 1 }],
  ["batch", { kind: "batch", entries: "[]" }],
  ["abort-unknown", { kind: "abort", id: 12_345 }],
  ["fault", { kind: "fault", source: "x", message: "y" }],
  ["second-hello", { omni: "hello", protocol: 1 }],
];

const ownProperties = [
  "__proto__",
  "constructor",
  "toString",
  "valueOf",
  "session",
  "session.__proto__",
  "register.call",
];

export const wireCases: readonly ConformanceCase[] = [
  ...nonsense.map(([id, message]): ConformanceCase => ({
    id: `wire.nonsense.${id}`,
    rule: "WIRE-6",
    title: `${JSON.stringify(message)} on the port is dropped, and the next request is answered`,
    needs: [],
    async run(stage) {
      const { post, heard } = await connectByHand(stage);
      await post(message, request(1, "app.getContext"));
      const replies = (await heard(1)).filter(({ kind }) => kind === "reply");
      claimEqual(
        replies.map((reply) => reply.id),
        [1],
        "The replies",
      );
      claim(replies[0]?.error === undefined, "The request was refused.");
    },
  })),
  ...ownProperties.map((method): ConformanceCase => ({
    id: `wire.own-properties.${method}`,
    rule: "WIRE-8",
    title: `the method ${method} is refused UNKNOWN_METHOD`,
    needs: [],
    async run(stage) {
      const { post, heard } = await connectByHand(stage);
      await post(request(1, method, {}));
      const [reply] = await heard(1);
      claimEqual(reply?.error?.code, "UNKNOWN_METHOD", "error.code");
    },
  })),
  {
    id: "wire.one-reply",
    rule: "WIRE-9",
    title: "each request is answered once, by its id",
    needs: [],
    async run(stage) {
      const { post, heard } = await connectByHand(stage);
      await post(...[5, 3, 8].map((id) => request(id, "app.getContext")));
      const replies = await heard(3);
      claimEqual(
        replies.map(({ id }) => id),
        [5, 3, 8],
        "The ids",
      );
    },
  },
  {
    id: "wire.prototype-argument",
    rule: "WIRE-8",
    title: "a required value that only a prototype lends is missing",
    needs: ["interaction"],
    async run(stage) {
      const { post, heard } = await connectByHand(stage);
      // Parsed, not written: a literal would set the prototype.
      await post(request(1, "interaction.getInteraction", JSON.parse('{"__proto__":{"interactionId":"x"}}')));
      const [reply] = await heard(1);
      claimEqual(reply?.error?.code, "INVALID_ARGUMENT", "error.code");
    },
  },
  {
    id: "wire.register-argument",
    rule: "REG-2",
    title: "register with any nonsense is refused UNKNOWN_EVENT",
    needs: [],
    async run(stage) {
      const { post, heard } = await connectByHand(stage);
      const wrong = [undefined, null, 5, "showCrm", {}, { name: 5 }, { group: "interaction", name: "toString" }];
      await post(...wrong.map((argument, index) => request(index, "register", argument)));
      const replies = await heard(wrong.length);
      claimEqual(
        replies.map(({ error }) => error?.code),
        wrong.map(() => "UNKNOWN_EVENT"),
        "The codes",
      );
    },
  },
  {
    id: "wire.batch",
    rule: "WIRE-5",
    title: "the events of one offer leave as one batch",
    needs: ["chat", "crm", "oneTask"],
    async run(stage) {
      const { post, heard } = await connectByHand(stage);
      await post(register(1, "interactionOffered"), register(2, "showCrm"));
      await heard(2);
      await offered(stage, "CHAT");
      const batches = (await heard(3)).filter(({ kind }) => kind === "batch");
      const entries = JSON.parse(batches[0]?.entries ?? "[]") as { name: string }[];
      claimEqual(
        entries.map(({ name }) => name),
        ["interactionOffered", "showCrm"],
        "The first batch",
      );
    },
  },
  {
    id: "wire.second-page",
    rule: "WIRE-7",
    title: "a page that says hello after a reload gets a port of its own",
    needs: [],
    async run(stage) {
      const { probe } = await connectByHand(stage);
      await probe.reload();
      const welcomes = valueOf(await probe.run({ do: "hello", waitForWelcomes: 1 }), "hello") as unknown[];
      claimEqual(welcomes.length, 1, "The welcomes");
    },
  },
];

const topic = "orders";

export const topicCases: readonly ConformanceCase[] = [
  {
    id: "topic.reaches",
    rule: "TOPIC-1",
    title: "what an app publishes reaches the other, and says from whom",
    needs: ["appMessaging"],
    async run(stage) {
      const [from, to] = [await mountProbe(stage), await mountProbe(stage)];
      valueOf(await to.run({ do: "subscribe", key: topic, topic }), "subscribe");
      const told = await from.ask("app.publish", { topic, data: { order: "NW-1" } });
      claimEqual(told, { delivered: 1 }, "The result of publish");
      const [received] = await to.received(topic);
      claimEqual(received?.["data"], { order: "NW-1" }, "data");
      const { instanceId } = (await from.ask("app.getContext")) as { instanceId: string };
      claimEqual((received?.["from"] as { instanceId: string } | undefined)?.instanceId, instanceId, "from.instanceId");
    },
  },
  {
    id: "topic.not-own",
    rule: "TOPIC-2",
    title: "an app does not receive what it published",
    needs: ["appMessaging"],
    async run(stage) {
      const probe = await mountProbe(stage);
      valueOf(await probe.run({ do: "subscribe", key: topic, topic }), "subscribe");
      claimEqual(await probe.ask("app.publish", { topic, data: 1 }), { delivered: 0 }, "The result of publish");
      claimEqual(await probe.receivedByNow(topic), [], "What arrived");
    },
  },
  {
    id: "topic.not-others",
    rule: "TOPIC-2",
    title: "an app does not receive topics that it did not subscribe to",
    needs: ["appMessaging"],
    async run(stage) {
      const [from, to] = [await mountProbe(stage), await mountProbe(stage)];
      valueOf(await to.run({ do: "subscribe", key: topic, topic }), "subscribe");
      claimEqual(await from.ask("app.publish", { topic: "refunds", data: 1 }), { delivered: 0 }, "publish");
      claimEqual(await to.receivedByNow(topic), [], "What arrived");
    },
  },
  {
    id: "topic.counts",
    rule: "TOPIC-3",
    title: "publish tells how many received it",
    needs: ["appMessaging"],
    async run(stage) {
      const from = await mountProbe(stage);
      const others = [await mountProbe(stage), await mountProbe(stage)];
      for (const other of others) valueOf(await other.run({ do: "subscribe", key: topic, topic }), "subscribe");
      claimEqual(await from.ask("app.publish", { topic, data: null }), { delivered: 2 }, "The result of publish");
    },
  },
];
