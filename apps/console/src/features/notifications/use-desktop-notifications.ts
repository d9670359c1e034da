import { useState } from "react";
import { setPreference, usePreference } from "../../lib/preferences.ts";

export interface DesktopNotifications {
  enabled: boolean;
  /** The browser was told not to ask for this site, or cannot show notifications. */
  blocked: boolean;
  setEnabled: (enabled: boolean) => void;
}

const permissionNow = (): NotificationPermission =>
  typeof Notification === "undefined" ? "denied" : Notification.permission;

/** The agent's choice of desktop notifications; choosing them asks the browser. */
export function useDesktopNotifications(): DesktopNotifications {
  const wanted = usePreference("desktopNotifications");
  const [permission, setPermission] = useState(permissionNow);

  const enable = async (): Promise<void> => {
    const answer = permission === "granted" ? permission : await Notification.requestPermission();
    setPermission(answer);
    setPreference("desktopNotifications", answer === "granted");
  };
  return {
    enabled: wanted && permission === "granted",
    blocked: permission === "denied",
    setEnabled: (enabled) => (enabled ? void enable() : setPreference("desktopNotifications", false)),
  };
}
