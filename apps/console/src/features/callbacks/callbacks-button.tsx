import { ActionIcon, Indicator, Tooltip } from "@mantine/core";
import { IconCalendarClock } from "@tabler/icons-react";
import { useServerNow } from "../../lib/clock.ts";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { useCan } from "../../lib/use-can.ts";
import { showCallbacks } from "./callback-view-state.ts";
import { groupCallbacks } from "./group-callbacks.ts";
import { messages } from "./messages.ts";
import { useCallbackEvents, useCallbacks } from "./use-callbacks.ts";

/** Opens the list of callbacks and counts those that are due. Nothing where the server has none. */
export function CallbacksButton() {
  const can = useCan();
  useCallbackEvents();
  const { data } = useCallbacks();
  const due = groupCallbacks(data ?? [], "all", useServerNow()).due.length;
  if (!can("interaction.getCallbacks")) return null;
  const label = due === 0 ? messages.open : messages.openDue(due);
  return (
    <Tooltip label={label}>
      <Indicator label={due} size={16} disabled={due === 0} offset={5} color="red" zIndex={1}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={label}
          aria-keyshortcuts={toAriaShortcut(shortcuts.openCallbacks)}
          onClick={() => showCallbacks()}
        >
          <IconCalendarClock size={18} aria-hidden />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
