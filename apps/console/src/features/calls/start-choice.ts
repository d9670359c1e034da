import type { Campaign, ChannelType, MethodArguments } from "@omni/contract";
import { toDialled } from "../../lib/phone-number.ts";

/** Channels on which an agent can begin. */
const outbound: readonly ChannelType[] = ["VOICE", "WHATSAPP", "SMS"];

export interface StartChoice {
  channelType: ChannelType;
  campaignId: string | null;
  number: string;
  /** What names the number to the server, where the agent may not see it; goes with the customer. */
  hidden?: string | undefined;
  customerId: string | null;
  preview: boolean;
}

/** The channels on which the selected campaigns reach a number, each once. */
export function startChannels(campaigns: readonly Campaign[]): ChannelType[] {
  return outbound.filter((channel) => campaigns.some(({ channelTypes }) => channelTypes.includes(channel)));
}

export const campaignsOf = (campaigns: readonly Campaign[], channelType: ChannelType): Campaign[] =>
  campaigns.filter(({ channelTypes }) => channelTypes.includes(channelType));

/** The campaign that was chosen, where it has the channel, or else the first that has. */
export function campaignFor(
  campaigns: readonly Campaign[],
  { channelType, campaignId }: Pick<StartChoice, "channelType" | "campaignId">,
): string | null {
  const possible = campaignsOf(campaigns, channelType);
  return (possible.find((each) => each.campaignId === campaignId) ?? possible[0])?.campaignId ?? null;
}

/** The order that starts it, or null while something is missing. */
export function toStartArgument(
  campaigns: readonly Campaign[],
  choice: StartChoice,
): MethodArguments["interaction.initiateInteraction"] | null {
  const to = choice.hidden !== undefined && choice.customerId !== null ? choice.hidden : toDialled(choice.number);
  const campaignId = campaignFor(campaigns, choice);
  if (to === null || campaignId === null) return null;
  const { channelType, customerId, preview } = choice;
  return {
    channelType,
    to,
    campaignId,
    ...(customerId !== null && { customerId }),
    ...(channelType === "VOICE" && preview && { preview }),
  };
}
