import type { Message } from "@omni/contract";
import { randomBytes } from "node:crypto";
import { fastifyCookie } from "@fastify/cookie";
import { assembleApps } from "./apps/assemble-apps.ts";
import { assembleAppServices } from "./app-services/assemble-app-services.ts";
import { AppStorage } from "./app-services/app-storage.ts";
import { findReach } from "./app-services/find-reach.ts";
import type { Resolve } from "./app-services/pinned-request.ts";
import { linkMessages } from "./attachments/link-messages.ts";
import { Attachments } from "./attachments/attachments.ts";
import { Accounts } from "./auth/accounts.ts";
import { Sessions } from "./auth/sessions.ts";
import { SignInDesk } from "./auth/sign-in.ts";
import { ContactCentre } from "./centre/contact-centre.ts";
import { ChatChannel } from "./channels/chat/chat-channel.ts";
import { Conversations } from "./channels/chat/conversations.ts";
import { MessageStatuses } from "./channels/message-statuses.ts";
import { assembleMessaging } from "./channels/messaging/assemble-messaging.ts";
import type { MessagingProvider } from "./channels/messaging/messaging-provider.ts";
import { PhoneDesk } from "./channels/simulated-phone/phone-desk.ts";
import { SimulatedLine } from "./channels/voice/simulated-line.ts";
import { VoiceChannel } from "./channels/voice/voice-channel.ts";
import type { Clock } from "./clock.ts";
import { loadConfiguration } from "./configuration/configuration.ts";
import { loadDirectory } from "./configuration/load-directory.ts";
import { assembleCustomers } from "./customers/assemble-customers.ts";
import { Customers } from "./customers/customers.ts";
import { PersonalData } from "./customers/personal-data.ts";
import { assembleIntegration } from "./integration/assemble-integration.ts";
import { AgentSockets } from "./live/agent-sockets.ts";
import { LiveEndpoint, type OnBug } from "./live/live-endpoint.ts";
import type { Settings } from "./settings.ts";
import type { Store } from "./store/open-store.ts";
import { CleanUp, dayMs } from "./store/clean-up.ts";
import { assembleSupervision } from "./supervision/assemble-supervision.ts";
import { readOrMake } from "./store/settings-rows.ts";

export interface AssembleOptions {
  store: Store;
  settings: Settings;
  isDemo: boolean;
  clock: Clock;
  /** The console's address; known once the server listens. */
  consoleUrl: () => string;
  /** Carries WhatsApp and SMS; without one, numbers are simulated. */
  messagingProvider?: MessagingProvider | undefined;
  /** How the names of apps' own services become addresses. */
  resolve?: Resolve | undefined;
  onBug: OnBug;
}

/** Everything behind HTTP, put together on an open store. */
export async function assemble(options: AssembleOptions) {
  const { store, settings, isDemo, clock, consoleUrl, messagingProvider, resolve, onBug } = options;
  const directory = await loadDirectory(store.db);
  const configuration = await loadConfiguration(store.db, isDemo);
  const secret = await readOrMake(store, "cookie_secret", () => randomBytes(32).toString("base64url"));

  const centre = new ContactCentre(store, directory, clock, (error) => onBug(error, "timer"));
  const attachments = new Attachments({
    store,
    centre,
    clock,
    dataFolder: settings.dataFolder,
    secret,
    baseUrl: consoleUrl,
    onError: (error) => onBug(error, "attachments"),
  });
  const statuses = new MessageStatuses(store, centre);
  const sockets = new AgentSockets(clock, (agentId, state) => {
    centre
      .execute({ type: "agent.connectionChanged", agentId, state })
      .catch((error: unknown) => onBug(error, "presence"));
  });
  const customers = new Customers(store, centre, clock);
  const personalData = new PersonalData(store, customers.columns);
  // The console hands the events on to apps, which have no session here.
  const toAppMessage = (message: Message): Message => attachments.toAppMessage(message);
  centre.showAs((agentId, value) => linkMessages(personalData.show(agentId, value), toAppMessage));
  const accounts = new Accounts(store, clock, directory.contactCentreId);
  const appStorage = new AppStorage(store);
  const apps = await assembleApps({
    store,
    settings,
    isDemo,
    clock,
    directory,
    accounts,
    storage: appStorage,
    consoleUrl,
    onError: (error) => onBug(error, "apps"),
  });
  const customerData = assembleCustomers({
    store,
    centre,
    customers,
    personalData,
    accounts,
    clock,
    dataFolder: settings.dataFolder,
    onError: (error) => onBug(error, "imports"),
  });
  const sessions = new Sessions(store, clock);
  const desk = new SignInDesk(accounts, sessions, centre, sockets);
  const messaging = assembleMessaging({
    store,
    centre,
    attachments,
    statuses,
    identify: (processId, profile) => customers.identify(processId, profile),
    clock,
    provider: messagingProvider,
    onError: (error) => onBug(error, "messaging"),
  });
  const appServices = assembleAppServices({
    store,
    storage: appStorage,
    clock,
    settings,
    consoleUrl,
    contactCentreId: directory.contactCentreId,
    reachOf: (app) => findReach(apps.registry, apps.settings, app),
    resolve,
  });
  const integration = await assembleIntegration({ store, accounts, isDemo, consoleUrl });
  const line = new SimulatedLine(clock);
  const live = new LiveEndpoint(
    {
      centre,
      configuration,
      customers,
      personalData,
      accounts,
      desk,
      attachments,
      messaging: messaging.channel,
      statuses,
      apps: apps.registry,
      crmPages: integration.crmPages,
      simulatedChannels: [
        ...(line.isSimulated ? (["VOICE"] as const) : []),
        ...(messaging.isSimulated ? (["WHATSAPP", "SMS"] as const) : []),
      ],
      appFigures: apps.figures,
      appServices,
    },
    sockets,
    clock,
    onBug,
  );
  centre.listen(sockets);
  const chat = new ChatChannel({
    centre,
    attachments,
    conversations: new Conversations(store),
    findEntrance: (key) => configuration.widgetCampaigns.find(({ publicKey }) => publicKey === key) ?? null,
    entranceOf: (campaignId) => configuration.widgetCampaigns.find((each) => each.campaignId === campaignId) ?? null,
    identify: (processId, profile) => customers.identify(processId, profile),
    clock,
    onError: (error) => onBug(error, "chat"),
  });
  const supervision = assembleSupervision({
    store,
    centre,
    personalData,
    accounts,
    sessions,
    desk,
    clock,
    onError: (error) => onBug(error, "supervision"),
  });
  const voice = new VoiceChannel({
    centre,
    line,
    findNumber: (number) => configuration.findNumber("VOICE", number),
    identify: (processId, phone) => customers.identify(processId, { phone }),
    onError: (error) => onBug(error, "voice"),
  });
  const phones = new PhoneDesk({
    simulators: { line, numbers: messaging.numbers },
    centreNumbers: configuration.numbers.map(({ number, channelType, title }) => ({ number, channelType, title })),
    clock,
    onError: (error) => onBug(error, "phones"),
  });
  centre.listen({
    onFact({ interaction }) {
      if (interaction !== null)
        phones.noteCall(interaction.interactionId, interaction.state === "QUEUED" || interaction.state === "OFFERED");
    },
  });
  const { insightDays } = settings;
  const cleanUp = new CleanUp({
    store,
    clock,
    steps: [
      ...messaging.cleanSteps,
      (now) => chat.removeUnused(now),
      (now) => customers.emptyOldMerges(now),
      (now) => customerData.imports.removeOld(now),
      (now) => apps.installer.forgetContents(now),
      (now) => insightDays !== null && customerData.insights.deleteEndedBefore(now - insightDays * dayMs),
    ],
    onError: (error) => onBug(error, "clean-up"),
  });
  const signer = fastifyCookie.signerFactory(secret);
  return {
    apps,
    integration,
    appServices,
    customerData,
    configuration,
    centre,
    sockets,
    accounts,
    sessions,
    desk,
    live,
    chat,
    attachments,
    line,
    voice,
    messaging,
    phones,
    supervision,
    cleanUp,
    signer,
  };
}
