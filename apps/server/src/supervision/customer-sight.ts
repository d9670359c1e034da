import { maskCustomerDetails, type CurrentUser } from "@omni/contract";
import type { Directory } from "@omni/engine";

/** Whose customers somebody sees in full: administrators all, supervisors those of the campaigns they are assigned to. */
export const maySeeCustomers = ({ userId, userType }: CurrentUser, directory: Directory, campaignId: string): boolean =>
  userType === "ADMINISTRATOR" || (directory.campaigns.get(campaignId)?.agentIds.includes(userId) ?? false);

/** A number or an e-mail address, so that it can be recognised and not used. */
export function maskAddress(address: string): string {
  const isEmail = address.includes("@");
  const { phones, email } = maskCustomerDetails({
    phones: isEmail ? [] : [address],
    email: isEmail ? address : null,
    fields: {},
    maskedFields: [],
  });
  return phones[0] ?? email ?? "";
}
