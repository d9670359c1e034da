/** What two spellings of one phone number have in common: its digits, and the plus of an international one. */
export function toPhoneKey(phone: string): string {
  const digits = phone.replaceAll(/\D/g, "");
  return phone.trim().startsWith("+") || phone.trim().startsWith("00") ? `+${digits.replace(/^00/, "")}` : digits;
}

export const toEmailKey = (email: string): string => email.trim().toLowerCase();

/** The words that a search looks through. */
export const toSearchText = (parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null)
    .join(" ")
    .toLowerCase();
