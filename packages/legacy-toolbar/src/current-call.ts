import type { Interaction } from "@omni/contract";
import type { Sdk } from "@omni/sdk";
import { OmniError } from "@omni/wire";

/** Older pages know one call: the one in focus, else the only one, else the newest. Rejects with INTERACTION_NOT_FOUND. */
export async function currentCall(sdk: Sdk): Promise<Interaction> {
  const all = await sdk.interaction.getInteractions();
  const current = all.find(({ selected }) => selected) ?? all.toSorted((a, b) => b.createdAt - a.createdAt)[0];
  if (current === undefined) throw new OmniError("INTERACTION_NOT_FOUND", "There is no call.");
  return current;
}

/** The campaign that a command means: the given one, else the call's, else the first selected with calls. */
export async function currentCampaign(sdk: Sdk, given: unknown): Promise<string> {
  if (typeof given === "string" && given !== "") return given;
  const [call] = (await sdk.interaction.getInteractions()).filter(({ selected }) => selected);
  if (call !== undefined) return call.campaignId;
  const campaigns = await sdk.session.getSelectedCampaigns();
  const campaign = campaigns.find(({ channelTypes }) => channelTypes.includes("VOICE")) ?? campaigns[0];
  if (campaign === undefined) throw new OmniError("CAMPAIGN_NOT_ASSIGNED", "No campaign is selected.");
  return campaign.campaignId;
}

/** Ends a call that is still going on, so that it can be disposed. */
export async function endedCall(sdk: Sdk): Promise<Interaction> {
  const call = await currentCall(sdk);
  if (call.state !== "WRAP_UP" && call.state !== "ENDED")
    await sdk.interaction.endInteraction({ interactionId: call.interactionId });
  return call;
}
