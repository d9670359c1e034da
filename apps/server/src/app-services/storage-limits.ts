/** Whose data it is: a user's, a campaign's, or everybody's. */
export type StorageScope = "USER" | "CAMPAIGN" | "CONTACT_CENTRE";

/** JSON of one value, in bytes of UTF-8. */
export const largestValueBytes = 64 * 1024;

/** Keys of one app in one scope: of one user, of one campaign, of the contact centre. */
export const mostKeys = 1_000;

/** Keys and values of one app in one scope together, in bytes of UTF-8. */
export const quotaBytes: Readonly<Record<StorageScope, number>> = {
  USER: 256 * 1024,
  CAMPAIGN: 1024 * 1024,
  CONTACT_CENTRE: 1024 * 1024,
};
