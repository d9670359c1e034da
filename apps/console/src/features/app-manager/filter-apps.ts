import type { AppSummary } from "@omni/live";

/** The apps in which every word of the search stands somewhere. */
export function filterApps(apps: readonly AppSummary[], search: string): AppSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return apps.filter(({ appId, title, description, publisher }) => {
    const all = `${appId} ${title} ${description} ${publisher ?? ""}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
