import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { Resolve } from "./app-services/pinned-request.ts";
import { assemble } from "./assemble.ts";
import { watchSessions } from "./auth/session-watch.ts";
import type { ContactCentre } from "./centre/contact-centre.ts";
import { connectCustomer } from "./channels/chat/customer-connection.ts";
import type { MessagingProvider } from "./channels/messaging/messaging-provider.ts";
import type { SimulatedNumbers } from "./channels/messaging/simulated-numbers.ts";
import { connectPhonePage } from "./channels/simulated-phone/phone-connection.ts";
import type { SimulatedLine } from "./channels/voice/simulated-line.ts";
import { systemClock, type Clock } from "./clock.ts";
import { prepareData, type FirstStart } from "./first-start.ts";
import { createHttpServer } from "./http/http-server.ts";
import { addSockets } from "./http/sockets.ts";
import type { OnBug } from "./live/live-endpoint.ts";
import { Metrics } from "./metrics.ts";
import type { Settings } from "./settings.ts";
import { openStore, type Store } from "./store/open-store.ts";

export interface StartOptions extends Settings {
  /** Tests bring their own. */
  clock?: Clock;
  /** Carries WhatsApp and SMS; without one, numbers are simulated. */
  messagingProvider?: MessagingProvider | undefined;
  /** How the names of apps' own services become addresses. */
  resolve?: Resolve | undefined;
}

export interface RunningServer extends FirstStart {
  /** The console's address, without a trailing slash. */
  url: string;
  port: number;
  centre: ContactCentre;
  /** By which a test or a simulated phone plays a customer's number. */
  numbers: SimulatedNumbers;
  /** By which a test or a simulated phone calls in and is called. */
  line: SimulatedLine;
  /** Takes nothing new, finishes what was begun, writes everything to the database file. */
  stop(): Promise<void>;
}

/** What has to read its memory again when a transaction is taken back. */
interface Reloadable {
  centre: ContactCentre | null;
}

/** Starts everything in one process; resolves when it serves. */
export async function startServer({
  clock = systemClock,
  messagingProvider,
  resolve,
  ...settings
}: StartOptions): Promise<RunningServer> {
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  const onBug: OnBug = (error, correlationId) =>
    log.error({ err: error, correlationId }, "Something failed that should not");
  const metrics = new Metrics();
  const reloadable: Reloadable = { centre: null };
  const store = await openStore(settings.dataFolder, {
    onRollback: () => reloadable.centre?.reload(),
    onCommit: (size, milliseconds) => metrics.countCommit(size, milliseconds),
    onPublishError: (error) => onBug(error, "publish"),
  });
  try {
    return await serve({ store, reloadable, settings, clock, messagingProvider, resolve, metrics, log, onBug });
  } catch (error) {
    store.close();
    throw error;
  }
}

interface ServeOptions {
  store: Store;
  reloadable: Reloadable;
  settings: Settings;
  clock: Clock;
  messagingProvider: MessagingProvider | undefined;
  resolve: Resolve | undefined;
  metrics: Metrics;
  log: pino.Logger;
  onBug: OnBug;
}

async function serve(options: ServeOptions): Promise<RunningServer> {
  const { store, reloadable, settings, clock, messagingProvider, resolve, metrics, log, onBug } = options;
  const firstStart = await prepareData(store, settings.demo, clock.now());
  let url = settings.publicUrl?.replace(/\/$/, "") ?? `http://localhost:${settings.port}`;
  const parts = await assemble({
    store,
    settings,
    isDemo: firstStart.isDemo,
    clock,
    consoleUrl: () => url,
    messagingProvider,
    resolve,
    onBug,
  });
  const { configuration, centre, sockets, accounts, sessions, desk, live, chat, signer } = parts;
  reloadable.centre = centre;
  centre.listen({ onInbox: () => metrics.countInboxItem(), onFact: () => metrics.countEvent() });

  let isReady = false;
  const http = await createHttpServer({
    settings,
    log,
    configuration,
    sessions,
    signer,
    session: { accounts, desk, signInsPerMinute: settings.signInsPerMinute },
    attachments: { attachments: parts.attachments, accounts, chat },
    supervisor: parts.supervision.supervisor,
    history: parts.supervision.history,
    customerData: parts.customerData.routes,
    apps: parts.apps.routes,
    appHosting: parts.apps.hosting,
    integration: parts.integration,
    jwks: { tokens: parts.appServices.tokens },
    health: { registry: metrics.registry, isReady: () => isReady, metricsToken: settings.metricsToken },
  });
  let customerSockets = 0;
  const cutSockets = addSockets(http.server, {
    publicUrl: settings.publicUrl,
    sessions,
    signer,
    onAgent: (socket, session) => live.accept(socket, session),
    onCustomer(socket, origin) {
      customerSockets++;
      socket.on("close", () => customerSockets--);
      connectCustomer({ channel: chat, socket, origin, now: () => clock.now(), onBug });
    },
    onPhone(socket, session) {
      const userType = session === null ? null : accounts.findUser(session.userId)?.userType;
      const mayPlay = firstStart.isDemo || userType === "SUPERVISOR" || userType === "ADMINISTRATOR";
      connectPhonePage({ desk: parts.phones, socket, mayPlay, clock, onBug });
    },
  });
  metrics.watch({
    agentSockets: () => sockets.size,
    customerSockets: () => customerSockets,
    openInteractions: () => centre.world.interactions.size,
  });

  await parts.attachments.start();
  await parts.supervision.start();
  await parts.apps.start();
  await parts.customerData.imports.start();
  await http.listen({ port: settings.port, host: settings.host });
  // Listening on a port gives an address with one.
  const { port } = http.server.address() as AddressInfo;
  if (settings.publicUrl === null) url = `http://localhost:${port}`;
  centre.start();
  parts.messaging.start();
  chat.start();
  parts.voice.start();
  parts.cleanUp.start();
  for (const { agentId, connection } of centre.world.agents.values())
    if (connection === "ONLINE") sockets.expectBack(agentId);
  const stopWatch = watchSessions(sessions, desk, sockets, clock, (error) => onBug(error, "sessions"));
  isReady = true;

  return {
    ...firstStart,
    url,
    port,
    centre,
    numbers: parts.messaging.numbers,
    line: parts.line,
    async stop() {
      isReady = false;
      stopWatch();
      await parts.cleanUp.stop();
      parts.supervision.stop();
      await parts.customerData.imports.stop();
      parts.voice.stop();
      centre.stop();
      await cutSockets();
      sockets.stop();
      await http.close();
      await parts.messaging.stop();
      await parts.attachments.stop();
      await parts.apps.stop();
      store.close();
    },
  };
}
