import type { ChannelType, MethodArguments, MethodName, MethodResults } from "@omni/contract";
import type { AgentSession, Command } from "@omni/engine";
import type { AppRegistration } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { AppFigureBook } from "../apps/app-figures.ts";
import type { AppRegistry } from "../apps/app-registry.ts";
import type { AppServices } from "../app-services/assemble-app-services.ts";
import type { Attachments } from "../attachments/attachments.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { SignInDesk } from "../auth/sign-in.ts";
import type { MessageStatuses } from "../channels/message-statuses.ts";
import type { MessagingChannel } from "../channels/messaging/messaging-channel.ts";
import type { ContactCentre, Outcome } from "../centre/contact-centre.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Customers } from "../customers/customers.ts";
import type { PersonalData } from "../customers/personal-data.ts";
import type { CrmPages } from "../integration/crm-pages.ts";

/** What the methods work with. */
export interface LiveServices {
  centre: ContactCentre;
  configuration: Configuration;
  customers: Customers;
  personalData: PersonalData;
  accounts: Accounts;
  desk: SignInDesk;
  attachments: Attachments;
  messaging: MessagingChannel;
  statuses: MessageStatuses;
  apps: AppRegistry;
  crmPages: CrmPages;
  /** Channels whose provider is simulated. */
  simulatedChannels: readonly ChannelType[];
  appFigures: AppFigureBook;
  appServices: AppServices;
}

/** One call of one agent. */
export interface CallContext extends LiveServices {
  agentId: string;
  sessionHash: string;
  /** The app that called, or null when the console itself did. */
  app: AppRegistration | null;
  /** Names the order: the same key is never carried out twice. */
  key: string;
  /** Runs the order that this call stands for. A call has one order at most. */
  run(command: Command): Promise<Outcome>;
}

export type MethodHandler<M extends MethodName> = (
  context: CallContext,
  argument: MethodArguments[M],
) => MethodResults[M] | Promise<MethodResults[M]>;

/** The methods that this server answers. What is missing here rejects NOT_SUPPORTED. */
export type MethodHandlers = { [M in MethodName]?: MethodHandler<M> };

/** The agent's session. Rejects with NOT_LOGGED_IN when there is none. */
export function sessionOf({ centre, agentId }: CallContext): AgentSession {
  const session = centre.world.agents.get(agentId);
  if (!session?.loggedIn) throw new OmniError("NOT_LOGGED_IN", "You are not signed in. Sign in first.");
  return session;
}
