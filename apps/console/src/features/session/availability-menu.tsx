import type { ChannelType } from "@omni/contract";
import { Menu, UnstyledButton } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts } from "../../lib/shortcuts.ts";
import { useOrder } from "../../lib/use-order.ts";
import { ChannelIcon, channelName } from "../../ui/channel-icon.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { KeyCaps } from "../../ui/key-caps.tsx";
import { AvailabilityIcon } from "./availability-icon.tsx";
import { CampaignsDialog } from "./campaigns-dialog.tsx";
import { messages } from "./messages.ts";
import classes from "./session.module.css";
import { useAvailability } from "./use-availability.ts";

/** The agent's state in the header, and all that changes it. */
export function AvailabilityMenu() {
  const { status, breakReason, since } = useWorld((world) => world.session.availability);
  const chosen = useWorld((world) => world.session.chosen);
  const breakReasons = useWorld((world) => world.breakReasons);
  const { goAvailable, takeBreak } = useAvailability();
  const [dialogOpen, setDialogOpen] = useState(false);
  const statusText = status === "ON_BREAK" && breakReason !== null ? breakReason : messages.availability[status];

  return (
    <>
      <Menu position="bottom-start" width={268} closeOnItemClick>
        <Menu.Target>
          <UnstyledButton
            className={classes["status"]}
            aria-keyshortcuts={toAriaShortcut(shortcuts.toggleAvailability)}
          >
            <AvailabilityIcon status={status} />
            <span className="visually-hidden">{messages.availability.label}</span>
            <span className={classes["statusText"]}>{statusText}</span>
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<AvailabilityIcon status="AVAILABLE" />}
            rightSection={chosen === "AVAILABLE" ? <IconCheck size={14} aria-hidden /> : null}
            onClick={goAvailable}
          >
            {messages.availability.goAvailable}
          </Menu.Item>
          <Menu.Label className={classes["menuLabel"]}>
            <span>{status === "ENGAGED" ? messages.availability.afterWork : messages.availability.breaks}</span>
            <KeyCaps shortcut="toggleAvailability" />
          </Menu.Label>
          {breakReasons.map((reason) => (
            <Menu.Item
              key={reason}
              leftSection={<AvailabilityIcon status="ON_BREAK" />}
              rightSection={
                chosen === "ON_BREAK" && breakReason === reason ? <IconCheck size={14} aria-hidden /> : null
              }
              onClick={() => takeBreak(reason)}
            >
              {reason}
            </Menu.Item>
          ))}
          {breakReasons.length === 0 && (
            <Menu.Item leftSection={<AvailabilityIcon status="ON_BREAK" />} onClick={() => takeBreak()}>
              {messages.availability.ON_BREAK}
            </Menu.Item>
          )}
          <AutoCallItems />
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
            onClick={() => setDialogOpen(true)}
          >
            {messages.campaigns.open}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className={classes["statusTime"]}>
        <Elapsed since={since} label={messages.availability.since} />
      </span>
      <CampaignsDialog opened={dialogOpen} onClose={() => setDialogOpen(false)} />
    </>
  );
}

/** A switch for each channel of the selected campaigns. */
function AutoCallItems() {
  const session = useWorld((world) => world.session);
  const channels = [...new Set(session.selectedCampaigns.flatMap(({ channelTypes }) => channelTypes))];
  const autoCall = session.autoCall.filter(({ channelType }) => channels.includes(channelType));
  const order = useOrder("session.setAutoCall", messages.autoCall.menu);
  const interactions = useWorld((world) => world.interactions);
  const capacity = useWorld((world) => world.capacity);
  if (autoCall.length === 0) return null;
  const load = (channel: ChannelType): string =>
    messages.autoCall.load(
      interactions.filter(({ channelDetails }) => channelDetails.channelType === channel).length,
      capacity[channel] ?? 0,
    );
  return (
    <>
      <Menu.Label>{messages.autoCall.menu}</Menu.Label>
      {autoCall.map(({ channelType, enabled }) => (
        <Menu.CheckboxItem
          key={channelType}
          closeMenuOnClick={false}
          checked={enabled}
          onChange={(next) => void order.send({ channelType, enabled: next })}
        >
          <span className={classes["autoCall"]}>
            <ChannelIcon channelType={channelType} />
            {channelName(channelType)}
            <span className={classes["load"]}>{load(channelType)}</span>
          </span>
        </Menu.CheckboxItem>
      ))}
    </>
  );
}
