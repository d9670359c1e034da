import type { AppSettings, SetAppSettings } from "@omni/live";
import { OmniError } from "@omni/wire";

export type SettingValue = string | number | boolean | null;

/** What an administrator changed and did not save: a key that is absent stays, null clears. */
export type SettingsDraft = Readonly<Record<string, SettingValue>>;

/** What a field shows: the change, else what is stored, else the manifest's default. Secrets show nothing but a change. */
export function shownValue({ fields, values }: AppSettings, draft: SettingsDraft, key: string): SettingValue {
  if (Object.hasOwn(draft, key)) return draft[key] ?? null;
  const field = fields.find((each) => each.key === key);
  if (field === undefined || field.type === "secret") return null;
  return values[key] ?? field.default ?? null;
}

/** What is sent: an emptied field clears what was stored, and says nothing where nothing was. */
export function toBody({ values, secretsSet }: AppSettings, draft: SettingsDraft): SetAppSettings {
  const changed = Object.entries(draft).flatMap(([key, value]): [string, SettingValue][] => {
    const given = value === "" ? null : value;
    const isStored = Object.hasOwn(values, key) || secretsSet.includes(key);
    return given === null && !isStored ? [] : [[key, given]];
  });
  return { values: Object.fromEntries(changed) };
}

/** What the server said of each key when it refused. */
export function problemsOf(error: unknown): Record<string, string> {
  const problems = OmniError.is(error) ? error.details?.["problems"] : undefined;
  if (!Array.isArray(problems)) return {};
  return Object.fromEntries(
    problems.flatMap((each: unknown): [string, string][] => {
      if (typeof each !== "object" || each === null) return [];
      const { key, problem }: Record<string, unknown> = { ...each };
      return typeof key === "string" && typeof problem === "string" ? [[key, problem]] : [];
    }),
  );
}
