import {
  checkResult,
  methodNames,
  methods,
  type ErrorCode,
  type JsonSchema,
  type MethodName,
  type Permission,
} from "@omni/contract";
import { claim, claimEqual, mountProbe, refusalOf, valueOf } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { leftOut, type Grant, type Need, type Stage } from "../host-under-test.ts";
import { anyArgument, samples } from "../method-samples.ts";
import { refusals, type RefusalSample } from "../refusal-samples.ts";

const needsOf = (method: MethodName, more: readonly Need[] = []): Need[] => [
  ...new Set([methods[method].capability, ...more]),
];
const shows = (method: MethodName, code: ErrorCode) => ({ errors: [{ method, code }] });

const success = (method: MethodName): ConformanceCase => {
  const { needs, prepare, argument } = samples[method];
  return {
    id: `method.succeeds.${method}`,
    rule: "CALL-1",
    title: `${method} resolves with a result that is valid by the contract`,
    needs: needsOf(method, needs),
    covers: { results: [method] },
    async run(stage) {
      const probe = await mountProbe(stage);
      const prepared = await prepare?.(stage);
      const given = methods[method].parameters === null ? undefined : { ...prepared, ...argument?.(stage.facts) };
      const result = await probe.ask(method, given);
      claimEqual(checkResult(method, result ?? null), null, `What is wrong with the result of ${method}`);
    },
  };
};

const permission = (method: MethodName): ConformanceCase[] => {
  const wanted = methods[method].permission;
  if (wanted === null) return [];
  return [
    {
      id: `method.permission.${method}`,
      rule: "PERM-2",
      title: `${method} is refused to an app without ${wanted}`,
      needs: needsOf(method, ["grants"]),
      covers: shows(method, "PERMISSION_DENIED"),
      async run(stage) {
        const probe = await mountProbe(stage, "NONE");
        const refused = await probe.call(method, anyArgument(method, stage.facts));
        const { details } = refusalOf(refused, "PERMISSION_DENIED", method);
        claimEqual(details["permission"], wanted, "details.permission");
      },
    },
  ];
};

/** Grants that leave out one of several permissions that a method needs. */
const partly = (method: MethodName): ConformanceCase[] =>
  (Object.entries(leftOut) as [Grant, Permission][]).flatMap(([grant, left]) =>
    methods[method].alsoNeeds?.includes(left) === true
      ? [
          {
            id: `method.permission-also.${method}`,
            rule: "PERM-2" as const,
            title: `${method} is refused to an app that has all its permissions but ${left}`,
            needs: needsOf(method, ["grants"]),
            async run(stage: Stage) {
              const probe = await mountProbe(stage, grant);
              const refused = await probe.call(method, anyArgument(method, stage.facts));
              claimEqual(
                refusalOf(refused, "PERMISSION_DENIED", method).details["permission"],
                left,
                "details.permission",
              );
            },
          },
        ]
      : [],
  );

/** Methods that any host answers itself, or that its screen does. */
const answeredByHost: readonly MethodName[] = [
  "app.getContext",
  "app.log",
  "app.publish",
  "app.subscribe",
  "app.unsubscribe",
  "configuration.getCapabilities",
  "configuration.getAppSettings",
];

/** Why a method can be had whatever a host is able to do; null when it cannot. */
export const reasonAlwaysOffered = (method: MethodName): string | null =>
  answeredByHost.includes(method) ? "the host itself answers it, whatever its console can do" : null;

const lacking = (method: MethodName): ConformanceCase[] => {
  const { capability } = methods[method];
  if (reasonAlwaysOffered(method) !== null) return [];
  return [
    {
      id: `method.capability.${method}`,
      rule: "CAP-1",
      title: `${method} rejects NOT_SUPPORTED where ${capability} is lacking`,
      needs: ["withoutCapability"],
      stage: { without: capability },
      covers: shows(method, "NOT_SUPPORTED"),
      async run(stage) {
        const probe = await mountProbe(stage);
        const refused = await probe.call(method, anyArgument(method, stage.facts));
        const { details } = refusalOf(refused, "NOT_SUPPORTED", method);
        claimEqual(details["capability"], capability, "details.capability");
      },
    },
  ];
};

/** A value that no part of the contract's arguments takes in this place. */
function wrongValue(schema: JsonSchema): unknown {
  if (schema.type === "string" || schema.enum !== undefined) return 17;
  if (schema.type === "array") return "no array";
  return schema.type === "boolean" ? "yes" : ["wrong"];
}

const isAnything = (schema: JsonSchema): boolean => Object.keys(schema).length === 0;

const wrongArguments = (method: MethodName): ConformanceCase[] => {
  const { parameters } = methods[method];
  const needs = needsOf(method);
  const covers = shows(method, "INVALID_ARGUMENT");
  if (parameters === null) {
    return [
      {
        id: `method.argument-none.${method}`,
        rule: "ARG-5",
        title: `${method} takes no argument`,
        needs,
        covers,
        async run(stage) {
          const probe = await mountProbe(stage);
          const { details } = refusalOf(await probe.call(method, { extra: 1 }), "INVALID_ARGUMENT", method);
          claimEqual(details["expected"], "no argument", "details.expected");
        },
      },
    ];
  }
  const properties = Object.entries(parameters.properties ?? {}).filter(([, schema]) => !isAnything(schema));
  const required = parameters.required ?? [];
  const mustBeGiven = required.filter((name) => properties.some(([known]) => known === name));
  const cases: ConformanceCase[] = [
    {
      id: `method.argument-type.${method}`,
      rule: "ARG-1",
      title: `${method} refuses values of the wrong type with path, expected and got`,
      needs,
      covers,
      async run(stage) {
        const probe = await mountProbe(stage);
        const good = anyArgument(method, stage.facts);
        for (const [name, schema] of properties) {
          const refused = await probe.call(method, { ...good, [name]: wrongValue(schema) });
          const { details } = refusalOf(refused, "INVALID_ARGUMENT", `${method} with a wrong ${name}`);
          const { path, expected, got } = details;
          claim(String(path).startsWith(`argument.${name}`), `The path should name ${name}, is ${String(path)}.`);
          claim(typeof expected === "string" && typeof got === "string", "expected and got should be texts.");
        }
        refusalOf(await probe.call(method, "no object"), "INVALID_ARGUMENT", `${method} with a text`);
      },
    },
  ];
  if (method !== "app.subscribe") {
    cases.push({
      id: `method.argument-unknown.${method}`,
      rule: "ARG-3",
      title: `${method} refuses a property that the contract does not know`,
      needs,
      covers,
      async run(stage) {
        const probe = await mountProbe(stage);
        const refused = await probe.call(method, { ...anyArgument(method, stage.facts), unheardOf: 1 });
        const { details } = refusalOf(refused, "INVALID_ARGUMENT", method);
        claimEqual(details["path"], "argument.unheardOf", "details.path");
      },
    });
  }
  if (mustBeGiven.length > 0) {
    cases.push({
      id: `method.argument-missing.${method}`,
      rule: "ARG-2",
      title: `${method} refuses an argument that lacks ${mustBeGiven.join(", ")}`,
      needs,
      covers,
      async run(stage) {
        const probe = await mountProbe(stage);
        const good = anyArgument(method, stage.facts) ?? {};
        for (const name of mustBeGiven) {
          const rest = Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
          const refused = await probe.call(method, rest);
          const { details } = refusalOf(refused, "INVALID_ARGUMENT", `${method} without ${name}`);
          claimEqual(details["path"], `argument.${name}`, "details.path");
        }
      },
    });
  }
  return cases;
};

const signedOut = (method: MethodName): ConformanceCase[] => {
  if (!methods[method].errors.includes("NOT_LOGGED_IN") || reasonAlwaysOffered(method) !== null) return [];
  if (methods[method].api === "ui" || method === "crm.openRecord") return [];
  return [
    {
      id: `method.signed-out.${method}`,
      rule: "ERR-9",
      title: `${method} rejects NOT_LOGGED_IN while nobody is signed in`,
      needs: needsOf(method, ["signedOutApps"]),
      covers: shows(method, "NOT_LOGGED_IN"),
      async run(stage) {
        const probe = await mountProbe(stage);
        await stage.agent.perform("session.logout");
        refusalOf(await probe.call(method, anyArgument(method, stage.facts)), "NOT_LOGGED_IN", method);
      },
    },
  ];
};

const unknownInteraction = (method: MethodName): ConformanceCase[] => {
  if (!methods[method].errors.includes("INTERACTION_NOT_FOUND")) return [];
  return [
    {
      id: `method.unknown-interaction.${method}`,
      rule: "ERR-9",
      title: `${method} rejects INTERACTION_NOT_FOUND for an interaction that the agent does not have`,
      needs: needsOf(method),
      covers: shows(method, "INTERACTION_NOT_FOUND"),
      async run(stage) {
        const probe = await mountProbe(stage);
        refusalOf(await probe.call(method, anyArgument(method, stage.facts)), "INTERACTION_NOT_FOUND", method);
      },
    },
  ];
};

const refusal = ({
  method,
  code,
  id,
  title,
  needs,
  prepare,
  argument,
  orNotFound = false,
}: RefusalSample): ConformanceCase => ({
  id: `method.refuses.${method}.${id}`,
  rule: code === "INVALID_STATE" ? "STATE-1" : "ERR-9",
  title: `${method} rejects ${code}: ${title}`,
  needs: needsOf(method, needs),
  covers: shows(method, code),
  async run(stage) {
    claim(methods[method].errors.includes(code), `The contract does not list ${code} for ${method}.`);
    const probe = await mountProbe(stage);
    const prepared = await prepare?.(stage);
    const plain = anyArgument(method, stage.facts);
    const given = plain === undefined ? undefined : { ...plain, ...prepared, ...argument?.(stage.facts) };
    const answer = await probe.call(method, given);
    const isGone = orNotFound && "error" in answer && answer.error.code === "INTERACTION_NOT_FOUND";
    refusalOf(answer, isGone ? "INTERACTION_NOT_FOUND" : code, `${method} (${title})`);
  },
});

const noPermission = (method: MethodName): ConformanceCase[] =>
  methods[method].permission !== null
    ? []
    : [
        {
          id: `method.free.${method}`,
          rule: "PERM-3",
          title: `${method} needs no permission`,
          needs: needsOf(method, ["grants"]),
          async run(stage) {
            const probe = await mountProbe(stage, "NONE");
            valueOf(await probe.call(method, anyArgument(method, stage.facts)), method);
          },
        },
      ];

/** What holds of every method, made from the contract. */
export const methodCases: readonly ConformanceCase[] = [
  ...methodNames.flatMap((method) => [
    success(method),
    ...permission(method),
    ...partly(method),
    ...noPermission(method),
    ...lacking(method),
    ...wrongArguments(method),
    ...signedOut(method),
    ...unknownInteraction(method),
  ]),
  ...refusals.map(refusal),
];
