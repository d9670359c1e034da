import type { Capability, ChannelType, MethodArguments, MethodName, MethodResults, Permission } from "@omni/contract";
import type { ProbeAnswer, ProbeOperation } from "./probe/operations.ts";

/** What a host's driver can do beside mounting apps and playing people; a case that needs more than a host has is skipped. */
export const abilities = {
  clock: "pass time without waiting for it",
  withoutCapability: "open without one of its capabilities",
  faults: "silence the server, cut the connection",
  breakInside: "make the server fail inside at a method",
  answers: "answer what an app asks the agent",
  signedOutApps: "keep apps while nobody is signed in",
  unmount: "close an app",
  outside: "open an app's page outside of a console",
  appLog: "read an app's log",
  colleague: "play a second and a third agent",
  oneTask: "raise in one task what one thing led to",
  theme: "change the theme",
  language: "change the language",
  hiding: "hide an app",
  expiry: "let the session near its end",
  modules: "load the SDK as a browser does",
  grants: "hold an app that has not every permission",
  hostStays: "stay while an app's page loads anew",
  knownOrigin: "tell an app's page which origin holds it",
} as const;
export type Ability = keyof typeof abilities;
export type Need = Capability | Ability;

/** Which permissions an app has: all, none, or all but `customer.pii` or `interaction.initiate`. */
export type Grant = "ALL" | "NONE" | "WITHOUT_PII" | "WITHOUT_INITIATE";

/** The one permission that a grant leaves out. */
export const leftOut: Partial<Record<Grant, Permission>> = {
  WITHOUT_PII: "customer.pii",
  WITHOUT_INITIATE: "interaction.initiate",
};

/** A contract's host with its driver. Whoever writes one can run the whole suite against it. */
export interface HostUnderTest {
  readonly name: string;
  readonly capabilities: readonly Capability[];
  /** Capabilities that it does not have at all: cases about their absence run without `withoutCapability`. */
  readonly lacking: readonly Capability[];
  readonly abilities: readonly Ability[];
  /** Capabilities without which it can be opened; the cases about their absence need `withoutCapability`. */
  readonly canLack: readonly Capability[];
  /** Methods that it offers although it lacks their capability, and why. */
  readonly offeredAlone: Partial<Record<MethodName, string>>;
  /** Why something is not to be had here, for who reads which cases were skipped. */
  readonly reasons: Partial<Record<Need, string>>;
  /**
   * A console of an agent who is signed in, available for every channel that the host offers, and has nothing to do.
   * Cases run one after another; each has a stage of its own.
   */
  open(options: StageOptions): Promise<Stage>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Open without this capability; needs `withoutCapability`. */
  without?: Capability;
  /** The case will use `faults`. */
  faulty?: boolean;
}

export interface Stage {
  readonly facts: CentreFacts;
  /** Methods that this host answers without its server, beside those that every host does. */
  readonly answersItself: readonly MethodName[];
  /** Mounts an app with the probe page; its SDK is not initialized yet. A grant other than `ALL` needs `grants`. */
  mount(grant?: Grant): Promise<AppUnderTest>;
  /** The probe page in a window of its own. Needs `outside`. */
  openOutside(): Promise<AppUnderTest>;
  readonly agent: AgentUnderTest;
  readonly customer: CustomerUnderTest;
  /** Another agent of the same campaigns, available too. Needs `colleague`. */
  colleague(which?: "FIRST" | "SECOND"): Promise<AgentUnderTest>;
  /** Lets time pass. Needs `clock`. */
  pass(ms: number): Promise<void>;
  /** Needs `theme`, `language`, `hiding` or `expiry`. */
  change(what: Surrounding): Promise<void>;
  /** Needs `faults`. */
  readonly faults: StageFaults;
  close(): Promise<void>;
}

/** What changes around the apps: `HIDE` hides every mounted app, `EXPIRE` brings the session near its end. */
export type Surrounding = "THEME" | "LOCALE" | "HIDE" | "EXPIRE";

export interface StageFaults {
  /** The server answers this method no more. */
  silence(method: MethodName): Promise<void>;
  /** The server fails inside at this method, with this text in its log. Needs `breakInside`. */
  breakInside(method: MethodName, text: string): Promise<void>;
  connection(state: "ONLINE" | "OFFLINE"): Promise<void>;
  heal(): Promise<void>;
}

/** The page of an app, driven from outside. */
export interface AppUnderTest {
  run(operation: ProbeOperation): Promise<ProbeAnswer>;
  reload(): Promise<void>;
  /** Needs `unmount`. */
  unmount(): Promise<void>;
  /** Needs `appLog`. */
  log(): Promise<readonly { code: string; message: string }[]>;
}

/** What the agent does at the console, as orders of the contract. Rejects with the OmniError of the method. */
export interface AgentUnderTest {
  perform<Name extends MethodName>(
    method: Name,
    ...argument: MethodArguments[Name] extends undefined ? [] : [MethodArguments[Name]]
  ): Promise<MethodResults[Name]>;
}

/** The customer of `facts.customer`, on any channel that the host offers. */
export interface CustomerUnderTest {
  chat(text: string): Promise<Talk>;
  message(channelType: "WHATSAPP" | "SMS", text: string): Promise<Talk>;
  call(): Promise<PhoneTalk>;
  /** An outside service tells of the agent's newest interaction. Needs `insights`. */
  insight(name: "transcriptAdded" | "suggestionAdded" | "sentimentChanged"): Promise<void>;
}

export interface Talk {
  say(text: string): Promise<void>;
  typing(): Promise<void>;
  /** The texts of the messages that have reached the customer, from whomever. */
  seen(): Promise<readonly string[]>;
  /** Reads everything the agent wrote. */
  read(): Promise<void>;
  leave(): Promise<void>;
}

export interface PhoneTalk {
  hangUp(): Promise<void>;
}

/** What a host's contact centre is made of, for arguments of calls. */
export interface CentreFacts {
  user: { userId: string; userName: string; password: string };
  colleague: { userId: string };
  /** A third agent, to make three. */
  secondColleague: { userId: string };
  /** Takes chats, and has a timed wrap-up that can be extended. */
  chatCampaign: string;
  /** A campaign that the agent does not work in. */
  foreignCampaign: string;
  voiceCampaign: string;
  messagingCampaign: string;
  /** Has members other than the agent. */
  chatQueue: string;
  codes: { plain: string; withNotes: string; callback: string };
  breakReason: string;
  extension: { callContextId: string; phone: string };
  customer: { customerId: string; name: string; email: string; phones: readonly string[]; maskedField: string };
  templateId: string;
  /** Numbers that answer, and that never do. */
  numbers: { answers: string; busy: string };
  /** An app's own service that `app.request` reaches. */
  serviceUrl: string;
  /** How long an offer stands. */
  offerMs: number;
  wrapUpMs: number;
}

/** The channels that a capability brings. */
export const channelCapability: Partial<Record<ChannelType, Capability>> = {
  CHAT: "chat",
  VOICE: "voice",
  WHATSAPP: "messaging",
  SMS: "messaging",
};
