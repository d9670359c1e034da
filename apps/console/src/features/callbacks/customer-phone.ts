import type { Interaction } from "@omni/contract";

/** Where the customer is called back unless the agent says otherwise. */
export function customerPhoneOf({ customerDetails, channelDetails }: Interaction): string {
  const { channelType, direction, from, to } = channelDetails;
  const own = channelType === "CHAT" ? "" : direction === "OUTBOUND" ? to : from;
  return customerDetails.phones[0] ?? own;
}
