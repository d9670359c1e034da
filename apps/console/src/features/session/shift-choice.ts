import type { Campaign, ChannelType, Extension } from "@omni/contract";
import type { LastShift } from "../../lib/preferences.ts";

/** What an agent chooses at the start of a shift. */
export interface ShiftChoice {
  campaignIds: string[];
  /** By `toExtensionKey`. */
  extension: string | null;
  /** Channels of the campaigns whose work the agent does not take. */
  autoCallOff: string[];
}

/** A call context has several phones: both together name an extension. */
export const toExtensionKey = ({ callContextId, phone }: Extension): string => `${callContextId} ${phone}`;

/** What the start screen offers first: the last shift as far as it still applies, else all campaigns. */
export function firstChoice(
  last: LastShift | undefined,
  assigned: readonly Campaign[],
  extensions: readonly Extension[],
  userId: string,
): ShiftChoice {
  const known = last?.campaignIds.filter((id) => assigned.some(({ campaignId }) => campaignId === id)) ?? [];
  const campaignIds = known.length > 0 ? known : assigned.map(({ campaignId }) => campaignId);
  const lastExtension = extensions.find((each) => toExtensionKey(each) === last?.extension);
  const voice = channelsOf(assigned, campaignIds).includes("VOICE");
  const extension = lastExtension ?? (voice && last === undefined ? usualExtension(extensions, userId) : undefined);
  return {
    campaignIds,
    extension: extension === undefined ? null : toExtensionKey(extension),
    autoCallOff: last?.autoCallOff ?? [],
  };
}

/** The same for an agent each time, and seldom the same as a colleague's: one phone rings for one agent. */
function usualExtension(extensions: readonly Extension[], userId: string): Extension | undefined {
  let number = 0;
  for (let at = 0; at < userId.length; at++) number += userId.charCodeAt(at);
  return extensions[number % extensions.length];
}

/** The channels of the chosen campaigns, each once, in the order of the campaigns. */
export function channelsOf(assigned: readonly Campaign[], campaignIds: readonly string[]): ChannelType[] {
  const chosen = assigned.filter(({ campaignId }) => campaignIds.includes(campaignId));
  return [...new Set(chosen.flatMap(({ channelTypes }) => channelTypes))];
}
