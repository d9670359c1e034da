import type { ChannelType } from "@omni/contract";
import {
  IconBrandWhatsapp,
  IconDeviceMobileMessage,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconVideo,
} from "@tabler/icons-react";
import { messages } from "./messages.ts";

const icons = {
  VOICE: IconPhone,
  CHAT: IconMessageCircle,
  WHATSAPP: IconBrandWhatsapp,
  SMS: IconDeviceMobileMessage,
  EMAIL: IconMail,
  VIDEO: IconVideo,
} satisfies Record<ChannelType, unknown>;

/** A channel's icon; `named` when no text beside it says the channel. */
export function ChannelIcon({
  channelType,
  size = 16,
  named = false,
}: {
  channelType: ChannelType;
  size?: number;
  named?: boolean;
}) {
  const Icon = icons[channelType];
  return named ? (
    <Icon size={size} role="img" aria-label={channelName(channelType)} />
  ) : (
    <Icon size={size} aria-hidden />
  );
}

export const channelName = (channelType: ChannelType): string => messages.channels[channelType];
