import type { Directory } from "@omni/engine";
import type { AppMapping } from "@omni/live";
import { OmniError } from "@omni/wire";
import { noSlot } from "./refuse.ts";
import type { Registry } from "./registry.ts";
import { backgroundSlot } from "./resolve-apps.ts";

/** Refuses a mapping of a page, a slot or a place that is not there. */
export function checkMapping(
  { page, slots, scope }: AppMapping,
  position: number,
  pages: ReadonlySet<string>,
  registry: Registry,
  directory: Directory,
): void {
  const path = `mappings[${position}]`;
  if (!pages.has(page))
    throw new OmniError("INVALID_ARGUMENT", `The app has no page ${page}. It has ${[...pages].join(", ")}.`, {
      details: { path: `${path}.page`, page, pages: [...pages] },
    });
  const unknown = slots.find((slot) => slot !== backgroundSlot && !registry.slots.some((each) => each.slot === slot));
  if (unknown !== undefined) throw noSlot(unknown, `${path}.slots`);
  if (isPlace(scope, directory)) return;
  throw new OmniError(
    "INVALID_ARGUMENT",
    `There is no ${scopeNames[scope.level]} ${scope.id}. Choose one of the list.`,
    {
      details: { path: `${path}.scope.id`, id: scope.id },
    },
  );
}

const scopeNames = {
  CONTACT_CENTRE: "contact centre",
  PROCESS: "process",
  CAMPAIGN: "campaign",
  QUEUE: "queue",
} as const;

function isPlace({ level, id }: AppMapping["scope"], directory: Directory): boolean {
  switch (level) {
    case "CONTACT_CENTRE":
      return id === directory.contactCentreId;
    case "PROCESS":
      return directory.processes.has(id);
    case "CAMPAIGN":
      return directory.campaigns.has(id);
    case "QUEUE":
      return directory.queues.has(id);
  }
}
