import type { AppMapping, AppPlaces, AppSlotInfo, AppVersion } from "@omni/live";

type Scope = AppPlaces["scopes"][number];

/** Where the manifest wants the app: its pages in those of its slots that are there, for agents of the whole contact centre. */
export function proposeMappings(
  version: AppVersion,
  slots: readonly AppSlotInfo[],
  scopes: readonly Scope[],
): AppMapping[] {
  const centre = scopes.find(({ level }) => level === "CONTACT_CENTRE");
  if (centre === undefined) return [];
  const known = new Set(slots.map(({ slot }) => slot));
  return version.pages
    .map((page) => ({ page: page.id, slots: page.slots.filter((slot) => known.has(slot)) }))
    .filter((place) => version.scope === "BACKGROUND" || place.slots.length > 0)
    .map((place) => ({
      ...place,
      userTypes: ["AGENT"],
      scope: { level: "CONTACT_CENTRE", id: centre.id, applicableToAllChildren: true },
    }));
}

/** Slots that the manifest names and the console does not have. */
export function unknownSlots({ pages }: AppVersion, slots: readonly AppSlotInfo[]): string[] {
  const known = new Set(slots.map(({ slot }) => slot));
  return [...new Set(pages.flatMap((page) => page.slots))].filter((slot) => !known.has(slot));
}

/** Whether every place says where and for whom. */
export const isComplete = (mappings: readonly AppMapping[], isBackground: boolean): boolean =>
  mappings.every(({ slots, userTypes }) => userTypes.length > 0 && (isBackground || slots.length > 0));

export const sameMappings = (a: readonly AppMapping[], b: readonly AppMapping[]): boolean =>
  JSON.stringify(a.map(toComparable)) === JSON.stringify(b.map(toComparable));

const toComparable = ({ page, slots, userTypes, scope }: AppMapping): unknown[] => [
  page,
  slots.toSorted(),
  userTypes.toSorted(),
  scope.level,
  scope.id,
  scope.applicableToAllChildren,
];

export interface ScopeNode extends Scope {
  depth: number;
  /** The names from the contact centre down, as one tells two queues of one name apart. */
  path: string;
}

/** The tree in the order in which one reads it: everything below something comes right after it. */
export function toScopeTree(scopes: readonly Scope[]): ScopeNode[] {
  const below = (parent: ScopeNode | null): ScopeNode[] =>
    scopes
      .filter(({ parentId }) => parentId === (parent?.id ?? null))
      .flatMap((scope) => {
        const path = parent === null || parent.depth === 0 ? scope.name : `${parent.path} › ${scope.name}`;
        const node = { ...scope, depth: parent === null ? 0 : parent.depth + 1, path };
        return [node, ...below(node)];
      });
  return below(null);
}
