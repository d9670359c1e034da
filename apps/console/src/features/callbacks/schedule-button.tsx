import { ActionIcon, Tooltip } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { useCan } from "../../lib/use-can.ts";
import { openScheduleDialog } from "./callback-view-state.ts";
import { messages } from "./messages.ts";

/** Promises the customer of an interaction a call. Nothing where the server schedules none. */
export function ScheduleButton({ interactionId }: { interactionId: string }) {
  const can = useCan();
  if (!can("interaction.scheduleCallback")) return null;
  return (
    <Tooltip label={messages.schedule.title}>
      <ActionIcon
        size={30}
        variant="default"
        aria-label={messages.schedule.title}
        aria-keyshortcuts={toAriaShortcut(shortcuts.scheduleCallback)}
        onClick={() => openScheduleDialog(interactionId)}
      >
        <IconCalendarPlus size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
