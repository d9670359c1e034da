import {
  events,
  permissions as allPermissions,
  type Capability,
  type EventName,
  type Permission,
} from "@omni/contract";
import { createHost, type AppLogEntry, type HostLimits, type MountedApp } from "@omni/host";
import { createSdk, type Sdk } from "@omni/sdk";
import { createFaults, type Faults } from "./faults.ts";
import { createLineRecorder, type LineRecorder } from "./line-tap.ts";
import { createConsoleWindow, createMemoryFrame, type MemoryFrame, type MemoryPage } from "./memory-frame.ts";
import { createMemoryPlatform, type MemoryPlatform, type Surroundings } from "./memory-platform.ts";
import type { AppService } from "./methods/method-context.ts";
import { createAppStorage } from "./app-storage.ts";
import type { CustomerProfile } from "./records.ts";
import { createSignInDesk } from "./sign-in-desk.ts";
import { createSimulatedLine, type SimulatedLine } from "./simulated-line.ts";
import { createTestAgent, type TestAgent } from "./test-agent.ts";
import { createFollowing, lineOf, type TestApp } from "./test-app.ts";
import { createTestCentre, type TestCentre, type TestCentreOptions } from "./test-centre.ts";
import type { TestClock } from "./test-clock.ts";
import { createTestCustomer, type TestCustomer } from "./test-customer.ts";
import { createTestScreen, type TestScreen } from "./test-screen.ts";

export interface TestConsoleOptions extends TestCentreOptions {
  /** Stand in the centre of another console, with its clock and customers. */
  centre?: TestCentre;
  line?: SimulatedLine;
  /** Whose console it is; `ana` unless told. */
  agentId?: string;
  /** False leaves the agent signed out; otherwise the agent is available for everything. */
  ready?: boolean;
  /** What this console can do; everything unless told. */
  capabilities?: readonly Capability[];
  limits?: Partial<HostLimits>;
}

/** An app to connect. */
export interface TestAppOptions {
  appId?: string;
  instanceId?: string;
  origin?: string;
  /** Everything unless told. */
  permissions?: readonly Permission[];
  settings?: Readonly<Record<string, unknown>>;
}

/** A frame without an SDK in it, for tests that speak the wire by hand. */
export interface MountedPage {
  readonly mounted: MountedApp;
  readonly frame: MemoryFrame;
  load(): MemoryPage;
}

/** An agent's console in memory, with customers to write and call in, and apps beside their conversations. */
export interface TestConsole {
  readonly clock: TestClock;
  readonly centre: TestCentre;
  readonly agent: TestAgent;
  /** A customer nobody knows. `customerAs` makes another. */
  readonly customer: TestCustomer;
  readonly line: SimulatedLine;
  readonly screen: TestScreen;
  readonly faults: Faults;
  /** Everything that went between this console and its apps. */
  readonly recorder: LineRecorder;
  /** What all apps and the console logged. */
  readonly log: readonly AppLogEntry[];
  readonly origin: string;
  customerAs(profile: CustomerProfile): TestCustomer;
  /** Mounts an app, loads its page and initializes its SDK. */
  connectApp(options?: TestAppOptions): Promise<TestApp>;
  /** Mounts an app whose page does nothing yet. */
  mountPage(options?: TestAppOptions): MountedPage;
  /** Theme, language and connection to the server. Offline, calls reject OFFLINE and events wait. */
  change(next: Partial<Surroundings>): void;
  /** The session is near its end: one minute from now. */
  expireSoon(): void;
  /** What answers `app.request`; null lets it reject TARGET_UNAVAILABLE. */
  serve(service: AppService | null): void;
  /** A colleague's console in the same centre. */
  colleague(agentId: string): TestConsole;
  close(): void;
}

const consoleOrigin = "https://console.example";
const everyPermission = Object.keys(allPermissions) as Permission[];

export function createTestConsole(options: TestConsoleOptions = {}): TestConsole {
  const { centre = createTestCentre(options), agentId = "ana", ready = true, capabilities, limits = {} } = options;
  const { clock } = centre;
  const line = options.line ?? createSimulatedLine(centre);
  const desk = createSignInDesk(centre, agentId);
  const storage = createAppStorage();
  const faults = createFaults(clock);
  const platform: MemoryPlatform = createMemoryPlatform({
    centre,
    desk,
    faults,
    storage,
    ...(capabilities !== undefined && { capabilities }),
  });
  const window = createConsoleWindow();
  const recorder = createLineRecorder(clock.now);
  const log: AppLogEntry[] = [];
  const { screen, local } = createTestScreen();
  const began = performance.now();
  const host = createHost({
    platform,
    window,
    limits,
    local,
    onLog: (entry) => log.push(entry),
    // An app's allowance of calls fills with real time, however still the test's clock stands.
    now: () => clock.now() + Math.round(performance.now() - began),
  });
  const colleagues: TestConsole[] = [];
  let mountedCount = 0;

  const mountPage = (app: TestAppOptions = {}): MountedPage => {
    const number = ++mountedCount;
    const { appId = "app", instanceId = `app-${number}`, origin = `https://app-${number}.example` } = app;
    const { permissions = everyPermission, settings = {} } = app;
    const frame = createMemoryFrame({ window, consoleOrigin, appOrigin: origin, instanceId, recorder });
    const mounted = host.mount({
      iframe: frame.iframe,
      instanceId,
      app: {
        appId,
        origin,
        permissions,
        settings,
        context: {
          slot: "right-panel",
          scope: "SESSION",
          get role() {
            return centre.world.directory.users.get(desk.agentId)?.type ?? null;
          },
          get theme() {
            return platform.surroundings.theme;
          },
          get locale() {
            return platform.surroundings.locale;
          },
        },
      },
    });
    return { mounted, frame, load: () => frame.load() };
  };

  const connectApp = async (app: TestAppOptions = {}): Promise<TestApp> => {
    const { mounted, frame, load } = mountPage(app);
    let sdk = await initialize(load());
    return {
      instanceId: mounted.instanceId,
      get sdk() {
        return sdk;
      },
      get state() {
        return mounted.state;
      },
      get log() {
        return log.filter(({ instanceId }) => instanceId === mounted.instanceId);
      },
      async follow(name, registering) {
        const { push, following } = createFollowing<never>(name);
        const dispose = await registryOf(sdk, name).register(name, push, registering);
        return { ...following, stop: dispose };
      },
      settled: async () => void (await sdk.app.getContext()),
      async reload() {
        sdk = await initialize(load());
      },
      setVisible: (visible) =>
        mounted.deliver({
          name: "visibilityChanged",
          interactionId: null,
          payload: { visible, eventTime: clock.now() },
        }),
      dropLine: () => lineOf(frame.line).cut(),
      holdLine: () => lineOf(frame.line).hold(),
      releaseLine: () => lineOf(frame.line).release(),
      unmount: () => mounted.unmount(),
    };
  };

  const customerAs = (profile: CustomerProfile): TestCustomer => createTestCustomer(centre, line, profile);
  const agent = createTestAgent({
    centre,
    agentId: () => desk.agentId,
    context: () => ({
      centre,
      desk,
      storage,
      service: platform.service,
      agentId: desk.agentId,
      call: { appId: "console", instanceId: "console", permissions: everyPermission, signal: neverAborted },
    }),
  });
  if (ready) beginShift(centre, agentId);

  return {
    clock,
    centre,
    agent,
    customer: customerAs({ name: "Omar Murphy" }),
    line,
    screen,
    faults,
    recorder,
    log,
    origin: consoleOrigin,
    customerAs,
    connectApp,
    mountPage,
    change: (next) => platform.change(next),
    expireSoon: () =>
      platform.raise({
        name: "sessionExpiring",
        interactionId: null,
        payload: { eventTime: clock.now(), expiresAt: clock.now() + 60_000 },
      }),
    serve(service) {
      platform.service = service;
    },
    colleague(colleagueId) {
      const colleague = createTestConsole({ centre, line, agentId: colleagueId });
      colleagues.push(colleague);
      return colleague;
    },
    close() {
      for (const colleague of colleagues.splice(0)) colleague.close();
      host.close();
      platform.close();
    },
  };
}

const neverAborted = new AbortController().signal;

const initialize = async (page: MemoryPage): Promise<Sdk> =>
  createSdk(page).initialize({ context: "app", origin: page.consoleOrigin, instanceId: "ameyoIframe" });

/** The namespace that knows an event. */
function registryOf(sdk: Sdk, name: EventName) {
  const registry: unknown = events[name].group === "session" ? sdk.session : sdk.interaction;
  // Both namespaces register alike; which one knows the name was just looked up.
  return registry as {
    register(name: EventName, callback: (payload: never) => unknown, options?: object): Promise<() => Promise<void>>;
  };
}

/** Everything an agent does to get work of every kind. */
function beginShift(centre: TestCentre, agentId: string): void {
  const { campaigns, extensions, users } = centre.world.directory;
  const campaignIds = [...campaigns.values()]
    .filter(({ agentIds }) => agentIds.includes(agentId))
    .map(({ campaignId }) => campaignId);
  const capacity = users.get(agentId)?.capacity ?? {};
  const agentNumber = [...users.keys()].indexOf(agentId);
  const extension = extensions[agentNumber % Math.max(extensions.length, 1)];
  centre.execute({ type: "agent.signIn", agentId, takeOver: false });
  centre.execute({ type: "agent.connectionChanged", agentId, state: "ONLINE" });
  centre.execute({ type: "agent.selectCampaigns", agentId, campaignIds });
  if (extension !== undefined) {
    const { callContextId, phone } = extension;
    centre.execute({ type: "agent.selectExtension", agentId, callContextId, phone });
  }
  for (const channelType of ["VOICE", "CHAT", "WHATSAPP", "SMS"] as const) {
    if ((capacity[channelType] ?? 0) > 0) {
      centre.execute({ type: "agent.setAutoCall", agentId, channelType, enabled: true });
    }
  }
  centre.execute({ type: "agent.setAvailability", agentId, status: "AVAILABLE", breakReason: null });
}
