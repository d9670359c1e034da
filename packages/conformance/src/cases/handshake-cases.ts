import { contractVersion, events, methodNames, methods, permissions, protocolVersion } from "@omni/contract";
import { claim, claimEqual, mountProbe, refusalOf, toProbe, valueOf, type Probe } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const wrongOptions: readonly [string, Record<string, unknown>, string][] = [
  ["context", { context: "page" }, "context"],
  ["origin", { origin: "not an origin" }, "origin"],
  ["no-origin", { origin: null }, "origin"],
  ["instance", { instanceId: "" }, "instanceId"],
  ["no-instance", { instanceId: 5 }, "instanceId"],
];

interface Welcomed {
  omni: string;
  ports: number;
  protocol: number;
  contractVersion: string;
  capabilities: string[];
  permissions: string[];
  events: string;
  methods: string;
  session: { userId: string } | null;
  error?: { code: string };
}

async function welcomes(probe: Probe, more: { changes?: Record<string, unknown>; times?: number } = {}) {
  const answer = await probe.run({ do: "hello", waitForWelcomes: 1, ...more });
  return valueOf(answer, "hello") as Welcomed[];
}

export const handshakeCases: readonly ConformanceCase[] = [
  {
    id: "load.module-forms",
    rule: "LOAD-2",
    title: "initialize is reached by name, by default and by sdk",
    needs: ["modules"],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      claimEqual(
        valueOf(await probe.run({ do: "moduleForms" }), "import"),
        ["function", "function", "function"],
        "The forms",
      );
    },
  },
  {
    id: "load.address",
    rule: "LOAD-1",
    title: "the SDK is where the guide says, and connects",
    needs: ["modules"],
    run: async (stage) => void (await mountProbe(stage)),
  },
  {
    id: "initialize.resolves",
    rule: "INIT-1",
    title: "initialize resolves with the instance",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      claimEqual(valueOf(await probe.run({ do: "initialize" }), "initialize"), true, "Whether it is the instance");
    },
  },
  {
    id: "initialize.twice",
    rule: "INIT-2",
    title: "a second initialize with the same arguments gives the same instance",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      claimEqual(valueOf(await probe.run({ do: "initialize" }), "initialize"), true, "Whether it is the instance");
    },
  },
  {
    id: "initialize.otherwise",
    rule: "INIT-3",
    title: "a second initialize with other arguments is refused",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      const again = await probe.run({ do: "initialize", options: { instanceId: "another" } });
      refusalOf(again, "ALREADY_INITIALIZED", "initialize");
    },
  },
  ...wrongOptions.map(([id, options, path]): ConformanceCase => ({
    id: `initialize.argument.${id}`,
    rule: "INIT-5",
    title: `initialize refuses a wrong ${path}`,
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      const { details } = refusalOf(await probe.run({ do: "initialize", options }), "INVALID_ARGUMENT", "initialize");
      claimEqual(details["path"], path, "details.path");
      claim(typeof details["expected"] === "string", "details.expected is no text.");
    },
  })),
  {
    id: "initialize.origin",
    rule: "INIT-6",
    title: "an origin that is not the console's is refused at once",
    needs: ["knownOrigin"],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      const refused = await probe.run({ do: "initialize", options: { origin: "https://elsewhere.example" } });
      const { details } = refusalOf(refused, "ORIGIN_MISMATCH", "initialize");
      claimEqual(details["got"], "https://elsewhere.example", "details.got");
    },
  },
  {
    id: "initialize.outside",
    rule: "INIT-4",
    title: "a page outside of a console is told at once",
    needs: ["outside"],
    async run(stage) {
      const probe = toProbe(await stage.openOutside());
      // With the SDK loaded, what is measured is the refusal alone.
      await probe.run({ do: "moduleForms" });
      const began = Date.now();
      refusalOf(await probe.run({ do: "initialize" }), "NOT_IN_CONSOLE", "initialize");
      claim(Date.now() - began < 5_000, "It took as long as a handshake that nobody answers.");
    },
  },
  {
    id: "initialize.slash",
    rule: "INIT-9",
    title: "a trailing slash of the origin does not matter",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      valueOf(await probe.run({ do: "initialize", originSuffix: "/" }), "initialize");
    },
  },
  {
    id: "initialize.no-answer",
    rule: "INIT-10",
    title: "a console that holds the app no more lets initialize reject HANDSHAKE_TIMEOUT in time",
    needs: ["unmount"],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      await probe.unmount();
      const refused = await probe.run({ do: "initialize", options: { timeoutMs: 150 } });
      refusalOf(refused, "HANDSHAKE_TIMEOUT", "initialize");
    },
  },
  {
    id: "initialize.after-failure",
    rule: "INIT-1",
    title: "after a refused initialize a right one succeeds",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      // Where no page knows which origin holds it, a wrong one ends by the time.
      const wrong = { origin: "https://elsewhere.example", timeoutMs: 150 };
      const refused = await probe.run({ do: "initialize", options: wrong });
      claim("error" in refused, "initialize resolved with an origin that is not the console's.");
      valueOf(await probe.run({ do: "initialize" }), "initialize");
    },
  },
  {
    id: "initialize.required-for-calls",
    rule: "INIT-7",
    title: "every method rejects NOT_INITIALIZED before initialize",
    needs: [],
    covers: { errors: methodNames.map((method) => ({ method, code: "NOT_INITIALIZED" })) },
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      for (const name of Object.keys(methods)) {
        refusalOf(await probe.call(name), "NOT_INITIALIZED", name);
      }
    },
  },
  {
    id: "initialize.required-for-events",
    rule: "INIT-7",
    title: "every registration rejects NOT_INITIALIZED before initialize",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      for (const name of Object.keys(events)) refusalOf(await probe.tryFollow(name), "NOT_INITIALIZED", name);
    },
  },
  {
    id: "initialize.offered",
    rule: "INIT-8",
    title: "events(), methods() and supports() tell what the host offers",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage);
      const supports = ["session.getCurrentUser", "loginStatusChanged", "session", "session.juggle", "constructor"];
      const offered = valueOf(await probe.run({ do: "offered", supports }), "events()") as {
        events: string[];
        methods: string[];
        supported: boolean[];
      };
      claimEqual(offered.supported, [true, true, true, false, false], "supports()");
      claim(offered.events.includes("loginStatusChanged"), "events() lacks loginStatusChanged.");
      claim(
        offered.methods.every((name) => Object.hasOwn(methods, name)),
        "methods() names what the contract does not know.",
      );
    },
  },
  {
    id: "capabilities.agree",
    rule: "CAP-3",
    title: "getCapabilities tells the same as events() and methods()",
    needs: ["configuration"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const told = (await probe.ask("configuration.getCapabilities")) as { events: string[]; methods: string[] };
      const offered = valueOf(await probe.run({ do: "offered", supports: [] }), "events()") as typeof told;
      claimEqual(told.events.toSorted(), offered.events.toSorted(), "The events");
      claimEqual(told.methods.toSorted(), offered.methods.toSorted(), "The methods");
    },
  },
  {
    id: "welcome.content",
    rule: "WIRE-4",
    title: "the welcome tells versions, capabilities, permissions, names and session",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      const [welcome] = await welcomes(probe);
      claim(welcome !== undefined, "No welcome came.");
      claimEqual(welcome.omni, "welcome", "omni");
      claimEqual(welcome.ports, 1, "The ports");
      claimEqual(welcome.protocol, protocolVersion, "protocol");
      claimEqual(welcome.contractVersion, contractVersion, "contractVersion");
      claimEqual(welcome.permissions.toSorted(), Object.keys(permissions).toSorted(), "permissions");
      claimEqual(welcome.session?.userId, stage.facts.user.userId, "session.userId");
    },
  },
  {
    id: "welcome.session-hidden",
    rule: "PERM-3",
    title: "the welcome tells nothing of the session to an app that may not read it",
    needs: ["grants"],
    async run(stage) {
      const probe = await mountProbe(stage, "NONE", false);
      const [welcome] = await welcomes(probe);
      claimEqual(welcome?.session, null, "session");
      claimEqual(welcome?.permissions, [], "permissions");
    },
  },
  {
    id: "hello.answered",
    rule: "WIRE-1",
    title: "a hello of a mounted frame is answered by one welcome with one port",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      const all = await welcomes(probe);
      claimEqual(
        all.map(({ omni, ports }) => ({ omni, ports })),
        [{ omni: "welcome", ports: 1 }],
        "The answers",
      );
    },
  },
  {
    id: "hello.repeated",
    rule: "WIRE-2",
    title: "a page that says hello five times gets one port",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      await welcomes(probe, { times: 5 });
      const all = valueOf(
        await probe.run({ do: "hello", times: 0, waitForWelcomes: 2, withinMs: 200 }),
        "hello",
      ) as Welcomed[];
      claimEqual(all.length, 1, "The number of welcomes");
    },
  },
  {
    id: "hello.protocol",
    rule: "WIRE-3",
    title: "a hello of another protocol is refused VERSION_UNSUPPORTED and gets no port",
    needs: [],
    async run(stage) {
      const probe = await mountProbe(stage, "ALL", false);
      const [answer] = await welcomes(probe, { changes: { protocol: 99 } });
      claimEqual(answer?.omni, "refusal", "omni");
      claimEqual(answer?.error?.code, "VERSION_UNSUPPORTED", "error.code");
      claimEqual(answer?.ports, 0, "The ports");
    },
  },
];
