import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPhonePlus } from "@tabler/icons-react";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { useCan } from "../../lib/use-can.ts";
import { startCall } from "./call-view-state.ts";
import { messages } from "./messages.ts";

/** Opens the start of a call or a message. Nothing where the server can begin none. */
export function StartButton() {
  const can = useCan();
  if (!can("interaction.initiateInteraction")) return null;
  return (
    <Tooltip label={messages.start.title}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={messages.start.title}
        aria-keyshortcuts={toAriaShortcut(shortcuts.startCall)}
        onClick={() => startCall()}
      >
        <IconPhonePlus size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
