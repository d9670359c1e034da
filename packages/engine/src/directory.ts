import type {
  CampaignType,
  Campaign as CampaignView,
  ChannelType,
  DispositionClass,
  Extension,
  MessageTemplate,
  UserType,
} from "@omni/contract";

export type Id = string;

export interface Process {
  processId: Id;
  name: string;
}

/** How wrap-up ends: `TIMED_NO_EXIT` only by time, `DEFAULT_CODE` by time with a code, `REQUIRED` only by a code. */
export type WrapUpMode = "OPTIONAL" | "REQUIRED" | "TIMED" | "TIMED_NO_EXIT" | "DEFAULT_CODE";

export interface WrapUpRules {
  mode: WrapUpMode;
  /** Length of a timed wrap-up. 0 with OPTIONAL means that it has no end of its own. */
  seconds: number;
  /** The code that DEFAULT_CODE applies when time runs out. */
  defaultCode: string | null;
  /** What one extension adds; 0 means that agents cannot extend. */
  extendSeconds: number;
  /** How often one wrap-up may be extended; 3 when left out. */
  maxExtensions?: number;
}

export interface Campaign {
  campaignId: Id;
  processId: Id;
  name: string;
  type: CampaignType;
  channels: ChannelType[];
  dispositionPlanId: Id;
  /** Codes of the plan that this campaign leaves out. */
  excludedCodes: string[];
  wrapUp: WrapUpRules;
  offerTimeoutSeconds: number;
  /** Connects an offer at once, without the agent's word. */
  autoAnswer: boolean;
  agentIds: Id[];
  crmUrl: string | null;
  /** The number that called parties are shown. */
  callerId?: string | null;
  /** How long a called line may ring; 45 when left out. */
  ringSeconds?: number;
  /** How many callbacks may follow one another for the same matter; no limit when left out. */
  maxCallbackCount?: number;
}

export type Scheduler = "LONGEST_IDLE" | "MOST_FREE";

export interface Queue {
  queueId: Id;
  campaignId: Id;
  name: string;
  /** The higher number is served first. */
  priority: number;
  channelTypes: ChannelType[];
  agentIds: Id[];
  scheduler: Scheduler;
  /** Answered within this time counts as good service; 20 when left out. */
  serviceLevelSeconds?: number;
}

export interface User {
  userId: Id;
  userName: string;
  name: string;
  type: UserType;
  /** How many interactions of a channel at once; a channel left out is 0. */
  capacity: Partial<Record<ChannelType, number>>;
  /** How much work at once, in units. */
  totalCapacity: number;
  /** How many units one interaction of a channel takes; 1 when left out. */
  channelWeights?: Partial<Record<ChannelType, number>>;
}

/** Where an IVR flow is entered. */
export interface IvrEntry {
  ivrId: Id;
  name: string;
}

export interface DispositionPlan {
  dispositionPlanId: Id;
  name: string;
  classes: DispositionClass[];
}

/**
 * The configuration that the engine reads. It never changes it: the owner replaces it by `replaceDirectory`, because
 * the world keeps an index of it.
 */
export interface Directory {
  contactCentreId: Id;
  processes: ReadonlyMap<Id, Process>;
  campaigns: ReadonlyMap<Id, Campaign>;
  queues: ReadonlyMap<Id, Queue>;
  users: ReadonlyMap<Id, User>;
  dispositionPlans: ReadonlyMap<Id, DispositionPlan>;
  breakReasons: readonly string[];
  extensions: readonly Extension[];
  ivrEntries?: readonly IvrEntry[];
  messageTemplates?: readonly MessageTemplate[];
}

/** The contract's view of a campaign, as `getCampaigns` and `campaignSelectionChanged` carry it. */
export function toCampaign(directory: Directory, campaign: Campaign): CampaignView {
  return {
    campaignId: campaign.campaignId,
    name: campaign.name,
    type: campaign.type,
    processId: campaign.processId,
    processName: directory.processes.get(campaign.processId)?.name ?? "",
    channelTypes: campaign.channels,
  };
}

/** The disposition classes that a campaign's agents may use: its plan without the excluded codes. */
export function dispositionClassesOf(directory: Directory, campaignId: Id): DispositionClass[] {
  const campaign = directory.campaigns.get(campaignId);
  const plan = campaign && directory.dispositionPlans.get(campaign.dispositionPlanId);
  if (!plan) return [];
  return plan.classes
    .map((each) => ({ ...each, codes: each.codes.filter(({ code }) => !campaign.excludedCodes.includes(code)) }))
    .filter(({ codes }) => codes.length > 0);
}
