import { announce } from "../../lib/announcer.ts";
import { useWorld } from "../../lib/live-context.tsx";
import { useOrder } from "../../lib/use-order.ts";
import { messages } from "./messages.ts";

export interface AvailabilityControl {
  goAvailable: () => void;
  /** Without a reason only where the centre has none to give. */
  takeBreak: (breakReason?: string) => void;
  toggle: () => void;
}

/** Becoming available and taking a break. */
export function useAvailability(): AvailabilityControl {
  const chosen = useWorld((world) => world.session.chosen);
  const breakReasons = useWorld((world) => world.breakReasons);
  const order = useOrder("session.setAvailability", messages.availability.failed);

  const set = async (status: "AVAILABLE" | "ON_BREAK", breakReason?: string): Promise<void> => {
    const now = await order.send({ status, ...(breakReason !== undefined && { breakReason }) });
    if (now !== null) announce(messages.availability.changed(messages.availability[now.status]));
  };
  const control: AvailabilityControl = {
    goAvailable: () => void set("AVAILABLE"),
    takeBreak: (breakReason) => void set("ON_BREAK", breakReason),
    toggle: () => (chosen === "AVAILABLE" ? control.takeBreak(breakReasons[0]) : control.goAvailable()),
  };
  return control;
}
