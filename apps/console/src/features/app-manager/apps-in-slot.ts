import type { AppDetails } from "@omni/live";

/** The apps that have a page in a slot, as consoles order them: those put in order first, the others by name. */
export function appsInSlot(slot: string, apps: readonly AppDetails[], order: readonly string[]): AppDetails[] {
  const rank = ({ appId }: AppDetails): number => (order.includes(appId) ? order.indexOf(appId) : order.length);
  return apps
    .filter(({ mappings }) => mappings.some(({ slots }) => slots.includes(slot)))
    .toSorted((a, b) => rank(a) - rank(b) || a.appId.localeCompare(b.appId));
}
