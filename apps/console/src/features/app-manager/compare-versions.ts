import type { AppVersion } from "@omni/live";

export type ComparedKind = "permissions" | "egress" | "browserFeatures" | "pages";

export interface Difference {
  kind: ComparedKind;
  added: string[];
  removed: string[];
}

const namesOf: Record<ComparedKind, (version: AppVersion) => string[]> = {
  permissions: ({ permissions }) => permissions.map(({ name }) => name),
  egress: ({ egress }) => egress.map(({ origin }) => origin),
  browserFeatures: ({ browserFeatures }) => browserFeatures.map(({ name }) => name),
  pages: ({ pages }) => pages.map(({ title }) => title),
};

/** What the second version asks for and shows that the first does not, and the other way round. */
export function compareVersions(from: AppVersion, to: AppVersion): Difference[] {
  const kinds = Object.keys(namesOf) as ComparedKind[];
  return kinds
    .map((kind) => {
      const before = namesOf[kind](from);
      const after = namesOf[kind](to);
      return {
        kind,
        added: after.filter((name) => !before.includes(name)),
        removed: before.filter((name) => !after.includes(name)),
      };
    })
    .filter(({ added, removed }) => added.length + removed.length > 0);
}
