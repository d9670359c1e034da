import type { Interaction } from "@omni/contract";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowForwardUp,
  IconDoorExit,
  IconDotsVertical,
  IconSquareRoundedX,
  IconUserPlus,
  IconUserQuestion,
} from "@tabler/icons-react";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { KeyCaps } from "../../ui/key-caps.tsx";
import { openAskDialog } from "./call-view-state.ts";
import { messages } from "./messages.ts";
import { useUnderWay } from "./order-state.ts";
import { useCallOrders, type AskControl } from "./use-call-orders.ts";
import { useSituation } from "./use-situation.ts";

const asks = [
  { control: "transfer", Icon: IconArrowForwardUp, shortcut: "transfer" },
  { control: "consult", Icon: IconUserQuestion, shortcut: "consult" },
  { control: "add", Icon: IconUserPlus, shortcut: "addParticipant" },
] as const;

/** What an agent does with a written conversation beside writing: hand it over, ask somebody in, leave or end it. */
export function TextActions({ interaction }: { interaction: Interaction }) {
  const { interactionId } = interaction;
  const { controls } = useSituation(interaction);
  const { order } = useCallOrders();
  const isUnderWay = useUnderWay(interactionId);
  const possible = asks.filter(({ control }) => controls.has(control));
  return (
    <>
      {possible.length > 0 && (
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <Tooltip label={messages.controls.more}>
              <ActionIcon
                size={30}
                variant="default"
                aria-label={messages.controls.more}
                loading={possible.some(({ control }) => isUnderWay(control))}
              >
                <IconDotsVertical size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {possible.map(({ control, Icon, shortcut }) => (
              <Menu.Item
                key={control}
                leftSection={<Icon size={16} aria-hidden />}
                rightSection={<KeyCaps shortcut={shortcut} />}
                onClick={() => openAskDialog(control satisfies AskControl, interactionId)}
              >
                {messages.controls[control]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {controls.has("leave") && (
        <Button
          size="xs"
          variant="default"
          loading={isUnderWay("leave")}
          leftSection={<IconDoorExit size={14} aria-hidden />}
          aria-keyshortcuts={toAriaShortcut(shortcuts.leaveConference)}
          onClick={() => order("leave", interaction)}
        >
          {messages.controls.leave}
        </Button>
      )}
      {controls.has("end") && (
        <Button
          size="xs"
          variant="default"
          loading={isUnderWay("end")}
          leftSection={<IconSquareRoundedX size={14} aria-hidden />}
          aria-label={messages.controls.endTextLabel}
          aria-keyshortcuts={toAriaShortcut(shortcuts.endInteraction)}
          onClick={() => order("end", interaction)}
        >
          {messages.controls.endText}
        </Button>
      )}
    </>
  );
}
