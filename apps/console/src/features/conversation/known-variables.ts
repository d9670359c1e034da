import type { CurrentUser, Interaction } from "@omni/contract";

/** What prepared answers and templates can say of the contact. */
export function knownVariables(interaction: Interaction, user: CurrentUser): Record<string, string> {
  const { customerDetails, interactionId } = interaction;
  const { name, phones, email, fields, maskedFields } = customerDetails;
  const known: Record<string, string> = {
    "agent.name": user.name,
    "interaction.id": interactionId,
    // One without a record is called by the number or address that they come from: no text greets them so.
    "customer.name": phones.includes(name) || name === email ? "" : name,
    "customer.phone": phones[0] ?? "",
    "customer.email": email ?? "",
  };
  for (const [field, value] of Object.entries(fields))
    if (!maskedFields.includes(field) && (typeof value === "string" || typeof value === "number"))
      known[`customer.${field}`] = String(value);
  return known;
}
