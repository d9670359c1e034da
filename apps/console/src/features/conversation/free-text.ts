import type { Interaction, Message } from "@omni/contract";

const dayMs = 24 * 60 * 60_000;

/** Until when WhatsApp takes free text, as far as the messages tell; null: there is no such limit. 0: not at all. */
export function freeTextUntil(
  {
    channelDetails,
    data,
  }: { channelDetails: Pick<Interaction["channelDetails"], "channelType"> } & Pick<Interaction, "data">,
  all: readonly Message[],
): number | null {
  if (channelDetails.channelType !== "WHATSAPP") return null;
  const wroteAt = all.findLast(({ from }) => from === "CUSTOMER")?.sentAt ?? data["customerWroteAt"];
  return typeof wroteAt === "number" ? wroteAt + dayMs : 0;
}
