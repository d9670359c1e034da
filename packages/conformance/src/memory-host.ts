import {
  capabilities as allCapabilities,
  permissions as allPermissions,
  type Capability,
  type Permission,
} from "@omni/contract";
import { createSdk } from "@omni/sdk";
import { createTestConsole, testPassword, type Conversation, type MountedPage, type TestConsole } from "@omni/testing";
import { OmniError } from "@omni/wire";
import { hostDescriptions } from "./host-descriptions.ts";
import {
  abilities,
  leftOut,
  type Ability,
  type AgentUnderTest,
  type AppUnderTest,
  type CentreFacts,
  type CustomerUnderTest,
  type Grant,
  type HostUnderTest,
  type Stage,
  type Talk,
} from "./host-under-test.ts";
import { createAppProbe, type AppProbe } from "./probe/app-probe.ts";

const everyCapability = Object.keys(allCapabilities) as Capability[];
const everyPermission = Object.keys(allPermissions) as Permission[];
const maria = { name: "Maria Lopez", email: "maria@example.com", phone: "+34600111222" };

const facts: CentreFacts = {
  user: { userId: "ana", userName: "ana", password: testPassword },
  colleague: { userId: "ben" },
  secondColleague: { userId: "cleo" },
  chatCampaign: "support",
  foreignCampaign: "sales",
  voiceCampaign: "helpline",
  messagingCampaign: "orders",
  chatQueue: "support-queue",
  codes: { plain: "DONE", withNotes: "REFUND", callback: "CALL_BACK" },
  breakReason: "Lunch",
  extension: { callContextId: "desk", phone: "101" },
  customer: {
    customerId: "cust-1",
    name: maria.name,
    email: maria.email,
    phones: [maria.phone],
    maskedField: "policy",
  },
  templateId: "order-update",
  numbers: { answers: "+34600999000", busy: "+34600999001" },
  serviceUrl: "https://service.example/orders",
  offerMs: 20_000,
  wrapUpMs: 60_000,
};

/** The console of `packages/testing`: no browser, no server, every ability but a browser's own. */
export const memoryHost: HostUnderTest = {
  name: "memory",
  capabilities: everyCapability,
  lacking: [],
  canLack: everyCapability,
  offeredAlone: {},
  reasons: hostDescriptions.memory.reasons,
  abilities: (Object.keys(abilities) as Ability[]).filter((ability) => ability !== "modules"),
  open: async ({ without }) =>
    openStage(createTestConsole({ capabilities: everyCapability.filter((capability) => capability !== without) })),
  close: async () => {},
};

const permissionsOf = (grant: Grant): Permission[] => {
  if (grant === "NONE") return [];
  return everyPermission.filter((permission) => permission !== leftOut[grant]);
};

function openStage(testConsole: TestConsole): Stage {
  const { customerAs, faults, clock, centre, mountPage, line } = testConsole;
  const customer = customerAs({ email: maria.email, phone: maria.phone });
  const mounted: MountedPage[] = [];
  testConsole.serve(async ({ url }) => {
    if (url !== facts.serviceUrl) throw new OmniError("TARGET_UNAVAILABLE", "Not one of the app's services.");
    return { status: 200, headers: { "content-type": "application/json" }, body: { orders: [] } };
  });
  line.behave(facts.numbers.busy, "BUSY");

  const played: CustomerUnderTest = {
    chat: async (text) => toTalk(customer.chat(text)),
    message: async (channelType, text) => toTalk(customer.message(channelType, text)),
    async call() {
      const call = customer.call();
      return { hangUp: async () => call.hangUp() };
    },
    async insight(name) {
      const { interactionId } = testConsole.agent.session.work.at(-1) ?? { interactionId: "" };
      const at = clock.now();
      if (name === "transcriptAdded") {
        const segment = { segmentId: "s-1", speaker: "CUSTOMER", text: "Hello", startedAt: at, final: true } as const;
        centre.push(interactionId, name, { segment });
      } else if (name === "sentimentChanged") centre.push(interactionId, name, { sentiment: "NEGATIVE", score: -0.5 });
      else {
        const suggestion = {
          suggestionId: "g-1",
          kind: "REPLY",
          title: "Apologise",
          text: "Sorry",
          url: null,
          confidence: 0.9,
        } as const;
        centre.push(interactionId, name, { suggestion });
      }
    },
  };

  return {
    facts,
    answersItself: [],
    agent: toAgent(testConsole),
    customer: played,
    async mount(grant = "ALL") {
      const page = mountPage({ appId: `probe-${mounted.length + 1}`, permissions: permissionsOf(grant) });
      return mountApp(testConsole, page, mounted);
    },
    openOutside: async () => openOutside(testConsole),
    colleague: async (which = "FIRST") =>
      toAgent(testConsole.colleague(which === "FIRST" ? facts.colleague.userId : facts.secondColleague.userId)),
    pass: async (ms) => clock.advance(ms),
    async change(what) {
      if (what === "THEME") testConsole.change({ theme: "dark" });
      else if (what === "LOCALE") testConsole.change({ locale: "es" });
      else if (what === "EXPIRE") testConsole.expireSoon();
      else {
        const payload = { visible: false, eventTime: clock.now() };
        for (const page of mounted) page.mounted.deliver({ name: "visibilityChanged", interactionId: null, payload });
      }
    },
    faults: {
      silence: async (method) => faults.silence(method),
      breakInside: async (method, text) => faults.fail(method, new Error(text)),
      connection: async (state) => testConsole.change({ connection: state }),
      heal: async () => faults.heal(),
    },
    close: async () => testConsole.close(),
  };
}

/** A page that nothing frames. */
function openOutside({ origin }: TestConsole): AppUnderTest {
  const probe = createAppProbe({
    page: { parent: { postMessage: () => {} }, addEventListener: () => {} },
    origin,
    loadSdk: async () => createSdk({}),
  });
  const never = async (): Promise<never> => Promise.reject(new Error("No console holds this page."));
  return { run: async (operation) => probe.run(operation), reload: never, unmount: never, log: async () => [] };
}

const toAgent = ({ agent }: TestConsole): AgentUnderTest => ({
  perform: async (method, ...[argument]) => agent.call(method, argument as never),
});

const toTalk = (conversation: Conversation): Talk => ({
  say: async (text) => conversation.say(text),
  typing: async () => conversation.typing(),
  seen: async () => conversation.messages().map(({ text }) => text),
  read: async () => conversation.read(),
  leave: async () => conversation.leave(),
});

function mountApp({ log, origin }: TestConsole, page: MountedPage, mounted: MountedPage[]): AppUnderTest {
  mounted.push(page);
  const load = (): AppProbe => {
    const window = page.load();
    return createAppProbe({
      page: { parent: window.parent, addEventListener: (type, listener) => window.addEventListener?.(type, listener) },
      origin,
      loadSdk: async () => createSdk(window),
    });
  };
  let probe = load();
  return {
    run: async (operation) => probe.run(operation),
    async reload() {
      probe = load();
    },
    unmount: async () => page.mounted.unmount(),
    log: async () => log.filter(({ instanceId }) => instanceId === page.mounted.instanceId),
  };
}
