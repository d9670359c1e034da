import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileCheck } from "./compile-check.ts";
import { checkArguments, checkEvent, definitions, methods, type EventName, type MethodName } from "./index.ts";
import { contractSource } from "./source/contract-source.ts";
import type { MethodSource } from "./source/entries.ts";

const customerDetails = {
  customerId: "c-1",
  name: "Ana Ruiz",
  phones: ["+34600000001"],
  email: null,
  fields: { tier: "gold" },
  maskedFields: [],
  crmRecord: null,
};
const offered = {
  interactionId: "i-1",
  campaignId: "web-chat",
  processId: "care",
  queueId: null,
  state: "OFFERED",
  eventTime: 1,
  sequence: 1,
  customerDetails,
  channelDetails: {
    channelType: "CHAT",
    direction: "INBOUND",
    callType: null,
    from: "web",
    to: "web-chat",
    subChannel: null,
    queueName: null,
  },
  offerExpiresAt: 20,
};

describe("checks of the contract", () => {
  test("accept a documented payload", () => {
    expect(checkEvent("interactionOffered", offered)).toBeNull();
  });

  test("name path, expectation and what came", () => {
    expect(checkArguments("interaction.disposeInteraction", { interactionId: "i-1", dispositionCode: 3 })).toEqual({
      path: "argument.dispositionCode",
      expected: "a string of 1 to 128 characters",
      got: "3",
    });
    expect(checkArguments("session.setAvailability", { status: "GONE" })?.expected).toBe("one of AVAILABLE, ON_BREAK");
    expect(
      checkEvent("interactionOffered", { ...offered, customerDetails: { ...customerDetails, phones: [7] } }),
    ).toEqual({
      path: "payload.customerDetails.phones[0]",
      expected: "a string of at most 64 characters",
      got: "7",
    });
  });

  test("refuse fields that are not documented, and missing ones", () => {
    expect(checkEvent("interactionOffered", { ...offered, extra: 1 })?.expected).toBe("no such property");
    const { offerExpiresAt: _, ...without } = offered;
    expect(checkEvent("interactionOffered", without)).toEqual({
      path: "payload.offerExpiresAt",
      expected: "a value",
      got: "nothing",
    });
  });

  test("refuse an argument where a method takes none", () => {
    expect(checkArguments("session.logout", undefined)).toBeNull();
    expect(checkArguments("session.logout", {})?.got).toBe("an object");
  });

  test("never take a field from a prototype", () => {
    const lent = Object.create({ interactionId: "i-1" }) as object;
    expect(checkArguments("interaction.getInteraction", lent)?.path).toBe("argument.interactionId");
  });

  test("do not repeat long values, which may be a customer's", () => {
    const found = checkArguments("session.selectExtension", { callContextId: "x".repeat(500), phone: "1" });
    expect(found?.got).toBe("a string of 500 characters");
  });
});

const jsonValue = fc.jsonValue({ maxDepth: 2 });
const methodSources = new Map(
  Object.entries(contractSource.methods).flatMap(([api, table]) =>
    Object.entries<MethodSource>(table).map(([name, source]) => [`${api}.${name}` as MethodName, source] as const),
  ),
);

test("compiled checks judge as the schemas they are generated from do", () => {
  const names = [...methodSources.keys()].filter((name) => methods[name].parameters !== null);
  const argumentsOf = (name: MethodName) => {
    const keys = Object.keys(methods[name].parameters?.properties ?? {});
    const candidates = fc.oneof(
      fc.constantFrom<unknown>(
        "VOICE",
        "CHAT",
        "AVAILABLE",
        "AGENT",
        "TRANSFER",
        0,
        1,
        -1,
        1.5,
        "",
        "x",
        null,
        true,
        [],
      ),
      fc.record({ type: fc.constantFrom("AGENT", "QUEUE", "NO"), id: fc.string() }),
      jsonValue,
    );
    return fc.dictionary(fc.constantFrom(...keys, "other"), candidates, {
      maxKeys: keys.length + 1,
      noNullPrototype: true,
    });
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...names).chain((name) => argumentsOf(name).map((argument) => ({ name, argument }))),
      ({ name, argument }) => {
        const parameters = methodSources.get(name)?.parameters;
        if (parameters === null || parameters === undefined) throw new Error(`${name} has no parameters`);
        const fits = checkArguments(name, argument) === null;
        const undocumented = Object.keys(argument).includes("other");
        expect(fits).toBe(parameters.safeParse(argument).success && !undocumented);
      },
    ),
    { numRuns: 3000 },
  );
});

test("every schema of the contract compiles and judges any JSON without throwing", () => {
  const names = Object.keys(contractSource.events.interaction) as EventName[];
  fc.assert(
    fc.property(fc.constantFrom(...names), jsonValue, (name, value) => {
      expect(checkEvent(name, value)).not.toBeNull();
    }),
  );
  for (const schema of Object.values(definitions)) expect(() => compileCheck(schema, definitions)).not.toThrow();
});
