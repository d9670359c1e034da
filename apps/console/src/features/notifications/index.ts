/** Telling the agent of offers: ring, desktop notification, page title, screen reader. */
export { OfferAlerts } from "./offer-alerts.tsx";
export { useDesktopNotifications } from "./use-desktop-notifications.ts";
