import { nearest } from "@omni/contract";
import type { CrossFault } from "./cross-fault.ts";
import { isHttpOrPrivate } from "./fields.ts";
import type { Path } from "./locate.ts";
import { type LooseManifest, looseManifest } from "./loose-manifest.ts";
import { listWords, quote } from "./problem.ts";
import { findSettingFaults } from "./setting-faults.ts";

/** What is wrong between parts of a manifest, each of which may be right by itself. */
export function findCrossFaults(value: unknown): CrossFault[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const manifest = looseManifest.parse(value);
  return [
    ...findPageFaults(manifest),
    ...findEntryFaults(manifest),
    ...findSlotFaults(manifest),
    ...findEgressFaults(manifest),
    ...findRepeats(
      ["permissions"],
      manifest.permissions?.map(({ name }) => name),
    ),
    ...findRepeats(
      ["browserFeatures"],
      manifest.browserFeatures?.map(({ name }) => name),
    ),
    ...findRepeats(
      ["pages"],
      manifest.pages?.map(({ id }) => id),
    ),
    ...findRepeats(["slots"], manifest.slots),
    ...(manifest.pages ?? []).flatMap(({ slots }, index) => findRepeats(["pages", index, "slots"], slots)),
    ...Object.entries(manifest.settings ?? {}).flatMap(([key, setting]) =>
      findSettingFaults(["settings", key], setting),
    ),
  ];
}

function findPageFaults({ pages, entryUrl, slots, icon }: LooseManifest): CrossFault[] {
  const rule = "manifest/pages";
  if (pages === undefined && entryUrl === undefined) {
    return [
      {
        rule,
        path: [],
        problem: "The app has no page.",
        repair: 'Add "pages", or "entryUrl" for an app that is hosted elsewhere.',
      },
    ];
  }
  if (entryUrl === undefined) {
    if (slots === undefined || slots.length === 0) return [];
    return [
      {
        rule,
        path: ["slots"],
        problem: "Slots belong to the pages of this app.",
        repair: 'Move them to "slots" of a page.',
      },
    ];
  }
  if (icon !== undefined && pages === undefined) {
    return [
      {
        rule,
        path: ["icon"],
        problem: "An app that is hosted elsewhere has no package for an icon.",
        repair: 'Remove "icon".',
      },
    ];
  }
  if (pages === undefined) return [];
  return [
    {
      rule,
      path: ["entryUrl"],
      problem: "The app has pages in its package and an address elsewhere.",
      repair: 'Keep "pages" or "entryUrl", not both.',
    },
  ];
}

function findEntryFaults({ pages = [], entryPage }: LooseManifest): CrossFault[] {
  const rule = "manifest/entry-page";
  const ids = pages.flatMap(({ id }) => id ?? []);
  if (entryPage === undefined) {
    if (pages.length < 2) return [];
    return [
      {
        rule,
        path: ["pages"],
        problem: "Nothing says which page opens first.",
        repair: `Add "entryPage": ${listWords(ids)}.`,
      },
    ];
  }
  if (ids.includes(entryPage)) return [];
  const close = nearest(entryPage, ids);
  const repair = close === null ? `Use ${listWords(ids)}.` : `Did you mean "${close}"?`;
  return [{ rule, path: ["entryPage"], problem: `No page has the id ${quote(entryPage)}.`, repair }];
}

function findSlotFaults({ pages, slots = [], entryUrl, instanceScope }: LooseManifest): CrossFault[] {
  const rule = "manifest/slots";
  const isWanted = slots.length > 0 || (pages ?? []).some((page) => page.slots.length > 0);
  const path: Path = pages === undefined ? ["slots"] : ["pages"];
  if (instanceScope === "background") {
    return isWanted
      ? [
          {
            rule,
            path,
            problem: "A background app is never shown.",
            repair: 'Remove "slots", or choose another instanceScope.',
          },
        ]
      : [];
  }
  if (isWanted || (pages === undefined && entryUrl === undefined)) return [];
  const repair = 'Name one, such as "slots": ["right-panel"], or set "instanceScope": "background".';
  return [{ rule, path, problem: "The app wants no slot, so it could never be shown.", repair }];
}

function findEgressFaults({ egress = [] }: LooseManifest): CrossFault[] {
  const faults = egress.flatMap(({ origin, privateNetwork }, index): CrossFault[] => {
    if (origin === undefined || privateNetwork === true || !isHttpOrPrivate(origin)) return [];
    const problem = `${quote(origin)} is plain http or a private address.`;
    const repair = 'Use https to a public host, or add "privateNetwork": true; the administrator is told.';
    return [{ rule: "manifest/egress", path: ["egress", index, "origin"], problem, repair }];
  });
  return [
    ...faults,
    ...findRepeats(
      ["egress"],
      egress.map(({ origin }) => origin),
    ),
  ];
}

function findRepeats(path: Path, values: readonly unknown[] = []): CrossFault[] {
  const seen = new Set<unknown>();
  return values.flatMap((value, index): CrossFault[] => {
    const isRepeat = value !== undefined && seen.has(value);
    seen.add(value);
    if (!isRepeat) return [];
    const problem = `${quote(value)} is named twice.`;
    return [{ rule: "manifest/duplicate-entry", path: [...path, index], problem, repair: "Keep one of them." }];
  });
}
