import { showNotification } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { explainError } from "./explain-error.ts";

/** Tells the agent that an order was refused or failed. */
export function showError(title: string, error: unknown): void {
  showNotification({
    color: "red",
    icon: <IconAlertTriangle size={18} aria-hidden />,
    title,
    message: explainError(error),
    autoClose: 8_000,
    role: "alert",
  });
}
