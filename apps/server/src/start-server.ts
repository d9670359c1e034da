import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { fastifyCookie } from "@fastify/cookie";
import { pino } from "pino";
import { toDevelopedApp } from "./apps/read-apps.ts";
import { Accounts } from "./auth/accounts.ts";
import { watchSessions } from "./auth/session-watch.ts";
import { Sessions } from "./auth/sessions.ts";
import { SignInDesk } from "./auth/sign-in.ts";
import { ContactCentre } from "./centre/contact-centre.ts";
import { ChatChannel } from "./channels/chat/chat-channel.ts";
import { Conversations } from "./channels/chat/conversations.ts";
import { connectCustomer } from "./channels/chat/customer-connection.ts";
import { systemClock, type Clock } from "./clock.ts";
import { loadConfiguration } from "./configuration/configuration.ts";
import { loadDirectory } from "./configuration/load-directory.ts";
import { Customers } from "./customers/customers.ts";
import { prepareData, type FirstStart } from "./first-start.ts";
import { createHttpServer } from "./http/http-server.ts";
import { addSockets } from "./http/sockets.ts";
import { AgentSockets } from "./live/agent-sockets.ts";
import { LiveEndpoint } from "./live/live-endpoint.ts";
import { Metrics } from "./metrics.ts";
import type { Settings } from "./settings.ts";
import { openStore } from "./store/open-store.ts";
import { readOrMake } from "./store/settings-rows.ts";

export interface StartOptions extends Settings {
  /** Tests bring their own. */
  clock?: Clock;
}

export interface RunningServer extends FirstStart {
  /** The console's address, without a trailing slash. */
  url: string;
  port: number;
  centre: ContactCentre;
  /** Takes nothing new, finishes what was begun, writes everything to the database file. */
  stop(): Promise<void>;
}

/** Starts everything in one process; resolves when it serves. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { clock = systemClock, ...settings } = options;
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  const onBug = (error: unknown, correlationId: string): void =>
    log.error({ err: error, correlationId }, "Something failed that should not");
  const metrics = new Metrics();
  let centre: ContactCentre | null = null;
  const store = await openStore(settings.dataFolder, {
    onRollback: () => centre?.reload(),
    onCommit: (size, milliseconds) => metrics.countCommit(size, milliseconds),
    onPublishError: (error) => onBug(error, "publish"),
  });
  const firstStart = await prepareData(store, settings.demo, clock.now());
  const directory = await loadDirectory(store.db);
  const consoleUrl = { current: settings.publicUrl ?? `http://localhost:${settings.port}` };
  const developed = settings.appUrl === null ? null : toDevelopedApp(settings.appUrl);
  const configuration = await loadConfiguration(store.db, firstStart.isDemo, developed, () => consoleUrl.current);
  const secret = await readOrMake(store, "cookie_secret", () => randomBytes(32).toString("base64url"));
  const signer = fastifyCookie.signerFactory(secret);

  const running = new ContactCentre(store, directory, clock, (error) => onBug(error, "timer"));
  centre = running;
  const sockets = new AgentSockets(clock, (agentId, state) => {
    running
      .execute({ type: "agent.connectionChanged", agentId, state })
      .catch((error: unknown) => onBug(error, "presence"));
  });
  const customers = new Customers(store, running, configuration, clock);
  const accounts = new Accounts(store, clock, directory.contactCentreId);
  const sessions = new Sessions(store, clock);
  const desk = new SignInDesk(accounts, sessions, running, sockets);
  const services = { centre: running, configuration, customers, accounts, desk };
  const live = new LiveEndpoint(services, sockets, clock, (error, correlationId) => onBug(error, correlationId));
  running.listen(sockets);
  running.listen({ onInbox: () => metrics.countInboxItem(), onFact: () => metrics.countEvent() });
  const chat = new ChatChannel({
    centre: running,
    conversations: new Conversations(store),
    findEntrance: (key) => configuration.widgetCampaigns.find(({ publicKey }) => publicKey === key) ?? null,
    identify: (processId, profile) => customers.identify(processId, profile),
    clock,
    onError: (error) => onBug(error, "chat"),
  });

  let isReady = false;
  const http = await createHttpServer({
    settings,
    log,
    configuration,
    sessions,
    signer,
    session: { accounts, desk, signInsPerMinute: settings.signInsPerMinute },
    health: { registry: metrics.registry, isReady: () => isReady },
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
  });
  metrics.watch({
    agentSockets: () => sockets.size,
    customerSockets: () => customerSockets,
    openInteractions: () => running.world.interactions.size,
  });

  await http.listen({ port: settings.port, host: settings.host });
  // Listening on a port gives an address with one.
  const { port } = http.server.address() as AddressInfo;
  consoleUrl.current = settings.publicUrl?.replace(/\/$/, "") ?? `http://localhost:${port}`;
  running.start();
  chat.start();
  for (const { agentId, connection } of running.world.agents.values())
    if (connection === "ONLINE") sockets.expectBack(agentId);
  const stopWatch = watchSessions(sessions, desk, sockets, clock, (error) => onBug(error, "sessions"));
  isReady = true;

  return {
    ...firstStart,
    url: consoleUrl.current,
    port,
    centre: running,
    async stop() {
      isReady = false;
      stopWatch();
      running.stop();
      await cutSockets();
      sockets.stop();
      await http.close();
      store.close();
    },
  };
}
