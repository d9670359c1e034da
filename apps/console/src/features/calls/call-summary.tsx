import type { Interaction } from "@omni/contract";
import { IconPhoneOff } from "@tabler/icons-react";
import { formatDuration } from "../../lib/format.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { messages } from "./messages.ts";

/** How the call ended, beside its disposition. */
export function CallSummary({ interaction }: { interaction: Interaction }) {
  const { endedBy, systemDisposition, connectedAt, endedAt } = interaction;
  const line = systemDisposition === null ? undefined : messages.line[systemDisposition];
  const talked = connectedAt !== null && endedAt !== null ? formatDuration(endedAt - connectedAt) : null;
  return (
    <EmptyNote
      icon={<IconPhoneOff size={28} />}
      title={line ?? (endedBy === null ? messages.states.ENDED : messages.ended[endedBy])}
    >
      {talked !== null && messages.talked(talked)}
    </EmptyNote>
  );
}
