import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useCan } from "../../lib/use-can.ts";
import { startCall, type StartPrefill } from "./call-view-state.ts";
import { messages } from "./messages.ts";

/** Beside a phone number: opens the start of a call to it. Nothing where the server cannot call. */
export function CallPhoneButton({ phone, ...prefill }: StartPrefill & { phone: string }) {
  const can = useCan();
  if (!can("interaction.initiateInteraction") || !can("interaction.holdInteraction")) return null;
  return (
    <Tooltip label={messages.callPhone(phone)}>
      <ActionIcon
        size={24}
        ml={6}
        variant="subtle"
        aria-label={messages.callPhone(phone)}
        onClick={() => startCall({ phone, ...prefill })}
      >
        <IconPhone size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
