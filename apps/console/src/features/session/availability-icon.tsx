import type { AvailabilityStatus } from "@omni/contract";
import {
  IconCircleCheckFilled,
  IconCircleFilled,
  IconClockFilled,
  IconPlayerPauseFilled,
  IconPlugConnectedX,
} from "@tabler/icons-react";
import classes from "./session.module.css";

/** Each state has its own shape: colour only helps. */
export function AvailabilityIcon({ status }: { status: AvailabilityStatus }) {
  const Icon = icons[status];
  return <Icon size={16} aria-hidden className={classes["statusIcon"]} data-status={status} />;
}

const icons = {
  AVAILABLE: IconCircleCheckFilled,
  ON_BREAK: IconPlayerPauseFilled,
  ENGAGED: IconCircleFilled,
  WRAP_UP: IconClockFilled,
  OFFLINE: IconPlugConnectedX,
} satisfies Record<AvailabilityStatus, unknown>;
