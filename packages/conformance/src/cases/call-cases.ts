import { methodNames, methods, type ErrorCode, type MethodName } from "@omni/contract";
import { claim, claimEqual, mountProbe, refusalOf, valueOf, type Probe } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { anyArgument } from "../method-samples.ts";
import { connected } from "../reached-states.ts";
import type { Stage } from "../host-under-test.ts";
import type { Oddity, ProbeAnswer } from "../probe/operations.ts";
import { reasonAlwaysOffered } from "./method-cases.ts";

const misspelt: readonly [string, string][] = [
  ["interaction.disposeInteractions", "interaction.disposeInteraction"],
  ["session.getCurentUser", "session.getCurrentUser"],
  ["configuration.getCampaign", "configuration.getCampaigns"],
  ["app.storage.gett", "app.storage.get"],
];

const unheardOf = ["session.__proto__", "interaction.prototype", "nothing.atAll", "app.storage.get.more"];

const oddities: readonly [Oddity, MethodName][] = [
  ["FUNCTION", "app.storage.set"],
  ["INFINITY", "app.log"],
  ["DATE", "app.log"],
  ["DEEP", "app.log"],
];

/** Methods that a server answers, so that the line to it matters. */
export const answeredByServer: readonly MethodName[] = methodNames.filter(
  (method) => reasonAlwaysOffered(method) === null && methods[method].api !== "ui" && method !== "crm.openRecord",
);
const floodRounds = 8;

const ofEvery = (names: readonly MethodName[], code: ErrorCode) => ({
  errors: names.map((method) => ({ method, code })),
});

/** What the host of a probe offers and asks its server for. */
async function askedOfServer(probe: Probe, { answersItself }: Stage): Promise<MethodName[]> {
  const { methods: names } = valueOf(await probe.run({ do: "offered", supports: [] }), "methods()") as {
    methods: string[];
  };
  return answeredByServer.filter((method) => names.includes(method) && !answersItself.includes(method));
}

export const callCases: readonly ConformanceCase[] = [
  ...misspelt.map(([given, nearest]): ConformanceCase => ({
    id: `call.misspelt.${given}`,
    rule: "ERR-3",
    title: `${given} is refused and ${nearest} is suggested`,
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      const error = refusalOf(await probe.call(given, {}), "UNKNOWN_METHOD", given);
      claimEqual(error.details["nearest"], nearest, "details.nearest");
    },
  })),
  ...unheardOf.map((given): ConformanceCase => ({
    id: `call.unknown.${given}`,
    rule: "WIRE-8",
    title: `${given} is no method`,
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      const answer = await probe.call(given, {});
      claim("error" in answer, `${given} resolved.`);
      // The page's own prototype chain is no business of the host.
      claim([null, "UNKNOWN_METHOD"].includes(answer.error.code), `${given} rejects ${answer.error.code}.`);
    },
  })),
  ...oddities.map(([oddity, method]): ConformanceCase => ({
    id: `call.odd.${oddity.toLowerCase()}`,
    rule: "ARG-4",
    title: `a value that is no JSON is refused: ${oddity.toLowerCase()}`,
    needs: [methods[method].capability],
    async run(stage) {
      const probe = await mountProbe(stage);
      refusalOf(await probe.run({ do: "callOddly", method, oddity }), "INVALID_ARGUMENT", method);
      valueOf(await probe.call("app.getContext"), "The next call");
    },
  })),
  {
    id: "call.odd.cycle",
    rule: "CALL-2",
    title: "a value that contains itself is refused, and the next call works",
    needs: ["log"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const answer = await probe.run({ do: "callOddly", method: "app.log", oddity: "CYCLE" });
      claim("error" in answer, "A cycle was accepted.");
      claim(
        ["INVALID_ARGUMENT", "PAYLOAD_TOO_LARGE"].includes(answer.error.code ?? ""),
        `It rejects ${answer.error.code}.`,
      );
      valueOf(await probe.call("app.getContext"), "The next call");
    },
  },
  {
    id: "call.too-large",
    rule: "ERR-8",
    title: "an argument that is too large is refused with the limit, whatever the method",
    needs: [],
    covers: ofEvery(methodNames, "PAYLOAD_TOO_LARGE"),
    async run(stage) {
      const probe = await mountProbe(stage);
      for (const method of methodNames) {
        const refused = await probe.run({ do: "callOddly", method, oddity: "HUGE" });
        const { details } = refusalOf(refused, "PAYLOAD_TOO_LARGE", method);
        claim(typeof details["limitBytes"] === "number", "details.limitBytes is no number.");
      }
      valueOf(await probe.call("app.getContext"), "The next call");
    },
  },
  {
    id: "call.flood",
    rule: "ERR-7",
    title: "an app that calls without end is refused RATE_LIMITED whatever it calls, and works after the time to wait",
    needs: [],
    covers: ofEvery(methodNames, "RATE_LIMITED"),
    async run(stage) {
      const probe = await mountProbe(stage);
      let retryAfterMs = 0;
      // A machine that pauses lets an allowance grow: what was answered in one round is asked again in the next.
      let left: readonly MethodName[] = methodNames;
      for (let round = 0; round < floodRounds && left.length > 0; round++) {
        const flood = await probe.run({ do: "flood", count: 1_000, methods: left });
        const { answers, last } = valueOf(flood, "The flood") as { answers: ProbeAnswer[]; last: ProbeAnswer[] };
        claim(round > 0 || answers.some((answer) => "value" in answer), "None of the calls was answered.");
        left = left.filter((method, index) => {
          const answer = last[index];
          if (answer === undefined || !("error" in answer) || answer.error.code !== "RATE_LIMITED") return true;
          retryAfterMs = Number(refusalOf(answer, "RATE_LIMITED", method).details["retryAfterMs"]);
          claim(retryAfterMs > 0, "details.retryAfterMs is no time.");
          return false;
        });
      }
      claim(left.length === 0, `These were never refused RATE_LIMITED: ${left.join(", ")}.`);
      await new Promise<void>((resolve) => void setTimeout(resolve, retryAfterMs + 50));
      valueOf(await probe.call("app.getContext"), "A call after the time to wait");
    },
  },
  {
    id: "call.together",
    rule: "CALL-5",
    title: "fifty calls at once are each answered with their own result",
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const calls = await probe.run({ do: "call", method: "session.getCurrentUser", count: 50 });
      const outcomes = valueOf(calls, "The calls") as ProbeAnswer[];
      for (const outcome of outcomes) {
        claimEqual((valueOf(outcome, "A call") as { userId: string }).userId, stage.facts.user.userId, "userId");
      }
    },
  },
  {
    id: "call.options-alone",
    rule: "CALL-7",
    title: "a method without parameters takes options as its only argument",
    needs: ["session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      valueOf(await probe.call("session.getCurrentUser", undefined, { timeoutMs: 5_000, alone: true }), "The call");
    },
  },
  {
    id: "call.aborted-before",
    rule: "CALL-4",
    title: "a signal that was aborted before rejects ABORTED at once, whatever the method",
    needs: [],
    covers: ofEvery(
      methodNames.filter((method) => method !== "app.subscribe"),
      "ABORTED",
    ),
    async run(stage) {
      const probe = await mountProbe(stage);
      for (const method of methodNames) {
        // From the SDK it takes no options.
        if (method === "app.subscribe") continue;
        const argument = anyArgument(method, stage.facts);
        refusalOf(await probe.call(method, argument, { abortedBefore: true }), "ABORTED", method);
      }
    },
  },
  {
    id: "call.aborted-meanwhile",
    rule: "CALL-4",
    title: "a call whose signal aborts while it waits rejects ABORTED",
    needs: ["session", "faults"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await stage.faults.silence("session.getAvailability");
      refusalOf(await probe.call("session.getAvailability", undefined, { abortAfterMs: 20 }), "ABORTED", "The call");
    },
  },
  {
    id: "call.times-out",
    rule: "CALL-3",
    title: "every method that a server answers rejects TIMEOUT when it is silent",
    covers: ofEvery(answeredByServer, "TIMEOUT"),
    needs: ["faults"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const asked = await askedOfServer(probe, stage);
      await Promise.all(
        asked.map(async (method) => {
          await stage.faults.silence(method);
          const answer = await probe.call(method, anyArgument(method, stage.facts), { timeoutMs: 40 });
          refusalOf(answer, "TIMEOUT", method);
        }),
      );
    },
  },
  {
    id: "call.internal",
    rule: "ERR-4",
    title: "every method that a server answers rejects INTERNAL when it breaks inside, and its text stays there",
    covers: ofEvery(answeredByServer, "INTERNAL"),
    needs: ["faults", "breakInside"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const asked = await askedOfServer(probe, stage);
      for (const method of asked) {
        await stage.faults.breakInside(method, "secret of the house");
        const error = refusalOf(await probe.call(method, anyArgument(method, stage.facts)), "INTERNAL", method);
        claim(error.correlationId !== null, `${method}: INTERNAL has no correlationId.`);
        claim(!JSON.stringify(error).includes("secret"), `${method}: the text leaves the house.`);
      }
    },
  },
  {
    id: "call.offline",
    rule: "ERR-5",
    title: "every method that a server answers rejects OFFLINE without a connection, and works again with one",
    covers: ofEvery(answeredByServer, "OFFLINE"),
    needs: ["faults", "session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const asked = await askedOfServer(probe, stage);
      await stage.faults.connection("OFFLINE");
      for (const method of asked) {
        refusalOf(await probe.call(method, anyArgument(method, stage.facts)), "OFFLINE", method);
      }
      valueOf(await probe.call("app.getContext"), "A method of the console itself");
      await stage.faults.connection("ONLINE");
      valueOf(await probe.call("session.getAvailability"), "A call with a connection");
    },
  },
  {
    id: "call.host-gone",
    rule: "ERR-6",
    title: "when the console closes the app, pending and later calls of every method reject HOST_GONE",
    covers: ofEvery(methodNames, "HOST_GONE"),
    needs: ["faults", "unmount", "session"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await stage.faults.silence("session.getAvailability");
      const pending = probe.call("session.getAvailability");
      await probe.call("app.getContext");
      await probe.unmount();
      refusalOf(await pending, "HOST_GONE", "The pending call");
      for (const method of methodNames) refusalOf(await probe.call(method), "HOST_GONE", method);
    },
  },
  {
    id: "call.permission-first",
    rule: "PERM-4",
    title: "an app without permission learns nothing of the argument",
    needs: ["interaction", "grants"],
    async run(stage) {
      const probe = await mountProbe(stage, "NONE");
      refusalOf(await probe.call("interaction.acceptInteraction", { wrong: true }), "PERMISSION_DENIED", "The call");
    },
  },
  {
    id: "call.error-shape",
    rule: "ERR-1",
    title: "a refusal is one OmniError with all its members",
    needs: ["interaction"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const refused = await probe.call("interaction.acceptInteraction", { interactionId: "nobody" });
      const error = refusalOf(refused, "INTERACTION_NOT_FOUND", "The call");
      claimEqual(error.retryable, false, "retryable");
      claimEqual(error.details["interactionId"], "nobody", "details.interactionId");
    },
  },
  {
    id: "call.only-listed-codes",
    rule: "ERR-2",
    title: "whatever a method rejects with, the contract lists it for that method",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      // What waits for the agent's hand, and what ends the session, would outlast the case.
      const left = methodNames.filter((name) => methods[name].api !== "ui" && name !== "session.logout");
      for (const method of left) {
        const answer = await probe.call(method, anyArgument(method, stage.facts));
        if ("value" in answer) continue;
        const { code } = answer.error;
        claim(
          methods[method].errors.some((listed) => listed === code),
          `${method} rejects ${code}, which the contract does not list.`,
        );
      }
    },
  },
  {
    id: "call.masked-result",
    rule: "MASK-2",
    title: "results come masked to an app without customer.pii",
    needs: ["chat", "crm", "grants"],
    async run(stage) {
      await connected(stage, "CHAT");
      const probe = await mountProbe(stage, "WITHOUT_PII");
      const { customer } = stage.facts;
      for (const [method, argument] of [
        ["interaction.getInteractions", undefined],
        ["crm.getCustomer", { customerId: customer.customerId }],
        ["crm.findCustomers", { email: customer.email }],
      ] as const) {
        const text = JSON.stringify(await probe.ask(method, argument));
        claim(!text.includes(customer.email), `${method} shows the e-mail address.`);
        for (const phone of customer.phones) claim(!text.includes(phone), `${method} shows ${phone}.`);
      }
    },
  },
  {
    id: "call.masked-number",
    rule: "MASK-4",
    title: "an app without customer.pii calls a customer by the number as it is shown, and learns no number",
    needs: ["voice", "crm", "grants"],
    async run(stage) {
      const probe = await mountProbe(stage, "WITHOUT_PII");
      const { customer, voiceCampaign } = stage.facts;
      const { customerId } = customer;
      const { phones } = (await probe.ask("crm.getCustomer", { customerId })) as { phones: string[] };
      const call = { channelType: "VOICE", campaignId: voiceCampaign, customerId, to: phones[0] };
      const text = JSON.stringify(await probe.ask("interaction.initiateInteraction", call));
      for (const phone of customer.phones) claim(!text.includes(phone), `The call shows ${phone}.`);
    },
  },
];
