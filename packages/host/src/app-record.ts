import type { EventEntry, EventName, MaskRules, MethodEntry, MethodResults, Permission } from "@omni/contract";
import type { AppFigures } from "./app-figures.ts";
import type { AppLog } from "./app-log.ts";
import type { CountedNames } from "./counted-names.ts";
import type { HostLimits } from "./host-limits.ts";
import type { Offer } from "./offer.ts";
import type { LocalMethods, Platform } from "./platform.ts";
import type { PreparedEvent } from "./prepared-event.ts";
import type { TakeToken } from "./token-bucket.ts";

/** What a host knows of one mounted app: it outlives the pages that the frame loads. */
export interface AppRecord {
  readonly appId: string;
  readonly instanceId: string;
  readonly origin: string;
  readonly permissions: readonly Permission[];
  /** The interaction that this instance belongs to, whose events alone it gets; null for every one. */
  readonly interactionId: string | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly seesPersonalData: boolean;
  /** What is hidden from an app that does not see personal data, and how. */
  maskRules(): MaskRules;
  readonly limits: HostLimits;
  readonly platform: Platform;
  readonly offer: Offer;
  readonly local: LocalMethods;
  readonly log: AppLog;
  readonly takeToken: TakeToken;
  /** One for each message of any kind: without it the app floods the console. */
  readonly takeMessage: TakeToken;
  readonly figures: AppFigures;
  context(): MethodResults["app.getContext"];
  /** Whether the instance gets events of this interaction, or of none. */
  concerns(interactionId: string | null): boolean;
  may(entry: EventEntry | MethodEntry): boolean;
  /** Throws PERMISSION_DENIED. */
  demandPermission(entry: EventEntry | MethodEntry): void;
  /** The number of the next event that this app gets: gapless for the life of the instance, reloads included. */
  nextSequence(): number;
  replay(name: EventName): PreparedEvent[];
  /** Every page that is connected to this host, this app's own included. */
  ports(): Iterable<AppPort>;
}

/** One page load of an app: its port, and what that page follows. A reload gets a new one. */
export interface AppPort {
  readonly app: AppRecord;
  readonly registered: CountedNames<EventName>;
  readonly topics: CountedNames<string>;
  /** Delivers an event if this page registered for it and the app may see it. */
  offer(event: PreparedEvent): void;
  /** The entries of a replay, as JSON: they belong to one registration, not to every callback of the page. */
  replay(name: EventName): string;
  /** Sends data to the other apps; answers how many received it. */
  publish(topic: string, data: unknown): number;
  /** Delivers a topic message, already written as JSON. */
  deliver(entry: string): void;
  /** Asks the page for a sign of life. */
  ping(id: number): void;
  /** The page does not answer: what other apps publish is not kept for it. */
  isSilent: boolean;
  close(): void;
}
