import { checkEvent, eventNames, events, type EventName } from "@omni/contract";
import { claim, claimEqual, first, mountProbe, refusalOf, valueOf } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { Need, Stage } from "../host-under-test.ts";
import type { Scene } from "../scene.ts";
import { scenes } from "../scenes.ts";

const needsOf = (name: EventName, more: readonly Need[] = []): Need[] => [
  ...new Set([events[name].capability, ...more]),
];

const sceneOf = (name: EventName): Scene | undefined => scenes.find(({ raises }) => raises.includes(name));

const registration = (name: EventName): ConformanceCase => ({
  id: `event.registers.${name}`,
  rule: "EVT-1",
  title: `${name} can be registered, and the disposer ends it`,
  needs: needsOf(name),
  async run(stage) {
    const probe = await mountProbe(stage);
    await probe.follow(name);
    valueOf(await probe.run({ do: "unfollow", key: name, by: "DISPOSER" }), "The disposer");
  },
});

const permission = (name: EventName): ConformanceCase[] => {
  const wanted = events[name].permission;
  if (wanted === null) return [];
  return [
    {
      id: `event.permission.${name}`,
      rule: "PERM-1",
      title: `${name} is refused to an app without ${wanted}`,
      needs: needsOf(name, ["grants"]),
      async run(stage) {
        const probe = await mountProbe(stage, "NONE");
        const { details } = refusalOf(await probe.tryFollow(name), "PERMISSION_DENIED", `Registering ${name}`);
        claimEqual(details["permission"], wanted, "details.permission");
      },
    },
  ];
};

const free = (name: EventName): ConformanceCase[] =>
  events[name].permission !== null
    ? []
    : [
        {
          id: `event.free.${name}`,
          rule: "PERM-3",
          title: `${name} needs no permission`,
          needs: needsOf(name, ["grants"]),
          run: async (stage) => (await mountProbe(stage, "NONE")).follow(name),
        },
      ];

const lacking = (name: EventName): ConformanceCase => ({
  id: `event.capability.${name}`,
  rule: "CAP-2",
  title: `${name} rejects NOT_SUPPORTED where ${events[name].capability} is lacking`,
  needs: ["withoutCapability"],
  stage: { without: events[name].capability },
  async run(stage) {
    const probe = await mountProbe(stage);
    const { details } = refusalOf(await probe.tryFollow(name), "NOT_SUPPORTED", `Registering ${name}`);
    claimEqual(details["capability"], events[name].capability, "details.capability");
  },
});

const raised = (scene: Scene, name: EventName): ConformanceCase => ({
  id: `event.raised.${name}.${scene.channel}`,
  rule: "EVT-2",
  title: `${name} is raised and valid: ${scene.id}`,
  needs: needsOf(name, scene.needs),
  covers: { events: [{ name, channel: scene.channel }] },
  async run(stage) {
    const probe = await mountProbe(stage);
    await probe.follow(name);
    await scene.play(stage);
    const payload = await first(probe, name);
    claimEqual(checkEvent(name, payload), null, `What is wrong with ${name}`);
    if (scene.channel !== "SESSION") {
      const channel = (payload["channelDetails"] as { channelType: string }).channelType;
      claimEqual(channel, scene.channel, "channelDetails.channelType");
    }
  },
});

async function customerOf(stage: Stage, name: EventName, scene: Scene, grant: "ALL" | "WITHOUT_PII") {
  const probe = await mountProbe(stage, grant);
  await probe.follow(name);
  await scene.play(stage);
  const payload = await first(probe, name);
  return payload["customerDetails"] as {
    phones: string[];
    email: string | null;
    maskedFields: string[];
    fields: Record<string, unknown>;
  };
}

const masking = (name: EventName): ConformanceCase[] => {
  const scene = sceneOf(name);
  if (events[name].group === "session" || scene === undefined) return [];
  const needs = needsOf(name, ["grants", ...scene.needs]);
  return [
    {
      id: `event.masked.${name}`,
      rule: "MASK-1",
      title: `${name} comes masked to an app without customer.pii`,
      needs,
      async run(stage) {
        const { customer } = stage.facts;
        const masked = await customerOf(stage, name, scene, "WITHOUT_PII");
        for (const phone of customer.phones) claim(!masked.phones.includes(phone), `${phone} is not masked.`);
        claim(masked.email !== customer.email, "The e-mail address is not masked.");
        for (const shown of ["phones", "email"].filter((part) => part !== "phones" || masked.phones.length > 0)) {
          if (shown === "email" && masked.email === null) continue;
          claim(
            masked.maskedFields.includes(shown),
            `maskedFields does not name ${shown}: ${masked.maskedFields.join()}.`,
          );
        }
      },
    },
  ];
};

/** Session events that tell a moment, not a state. */
const momentary: readonly EventName[] = ["callbackReminder", "sessionExpiring", "visibilityChanged"];

const replay = (name: EventName): ConformanceCase[] => {
  if (events[name].group === "session") {
    if (momentary.includes(name)) return [];
    return [
      {
        id: `event.replay.${name}`,
        rule: "REPLAY-2",
        title: `${name} with replay tells the present state`,
        needs: needsOf(name),
        async run(stage) {
          const probe = await mountProbe(stage);
          await probe.follow(name, { replay: true });
          const payload = await first(probe, name);
          claimEqual(payload.replayed, true, "replayed");
          claimEqual(checkEvent(name, payload), null, `What is wrong with ${name}`);
        },
      },
    ];
  }
  const scene = sceneOf(name);
  if (scene === undefined) return [];
  const { leavesLive } = scene;
  return [
    {
      id: `event.replay.${name}`,
      rule: leavesLive ? "REPLAY-1" : "REPLAY-3",
      title: leavesLive
        ? `${name} is replayed to an app that registers late`
        : `${name} is not replayed once it is over`,
      needs: needsOf(name, scene.needs),
      async run(stage) {
        await scene.play(stage);
        const probe = await mountProbe(stage);
        await probe.follow(name, { replay: true });
        if (!leavesLive) return claimEqual(await probe.receivedByNow(name), [], `What was replayed of ${name}`);
        const payload = await first(probe, name);
        claimEqual(payload.replayed, true, "replayed");
        claimEqual(checkEvent(name, payload), null, `What is wrong with ${name}`);
      },
    },
  ];
};

/** What holds of every event, made from the contract. */
export const eventCases: readonly ConformanceCase[] = [
  ...eventNames.flatMap((name) => [
    registration(name),
    ...permission(name),
    ...free(name),
    lacking(name),
    ...masking(name),
    ...replay(name),
  ]),
  ...scenes.flatMap((scene) => scene.raises.map((name) => raised(scene, name))),
];
