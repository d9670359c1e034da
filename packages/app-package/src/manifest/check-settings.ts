import { isHttpOrPrivate, webUrl } from "./fields.ts";
import type { Manifest } from "./manifest-schema.ts";
import { maxPatternValue, toWholePattern } from "./setting-pattern.ts";
import type { AppSetting } from "./setting-schema.ts";

export interface SettingProblem {
  key: string;
  problem: string;
}

const maxCharacters = 2_000;

/** What keeps an administrator's values from being used, key by key. `kept` names secrets that are stored already. */
export function checkSettings(
  { settings = {} }: Pick<Manifest, "settings">,
  values: Readonly<Record<string, unknown>>,
  kept: readonly string[] = [],
): SettingProblem[] {
  const unknown = Object.keys(values).filter((key) => !Object.hasOwn(settings, key));
  return [
    ...unknown.map((key) => ({ key, problem: "The app has no such setting." })),
    ...Object.entries(settings).flatMap(([key, setting]) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      const problem = isEmpty(value) ? findGap(key, setting, kept) : findValueFault(setting, value);
      return problem === null ? [] : [{ key, problem }];
    }),
  ];
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";

function findGap(key: string, setting: AppSetting, kept: readonly string[]): string | null {
  const hasDefault = "default" in setting && setting.default !== undefined;
  return setting.required === true && !hasDefault && !kept.includes(key) ? "Fill this in." : null;
}

/** Why a value does not fit a setting, or null. */
export function findValueFault(setting: AppSetting, value: unknown): string | null {
  switch (setting.type) {
    case "boolean":
      return typeof value === "boolean" ? null : "Choose yes or no.";
    case "number":
      return findNumberFault(setting, value);
    case "choice":
      return setting.choices.some((choice) => choice.value === value) ? null : "Choose one of the list.";
    case "url":
      return findAddressFault(setting, value);
    case "string":
    case "secret":
      return findTextFault(setting, value);
  }
}

function findAddressFault(
  { privateNetwork = false }: { privateNetwork?: boolean | undefined },
  value: unknown,
): string | null {
  const address = webUrl.safeParse(value);
  if (!address.success) return `Enter an address that begins with https://${privateNetwork ? " or http://" : ""}.`;
  if (privateNetwork || !isHttpOrPrivate(new URL(address.data).origin)) return null;
  return "Enter an address that begins with https:// and is not in a private network.";
}

function findNumberFault(
  { min, max }: { min?: number | undefined; max?: number | undefined },
  value: unknown,
): string | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return "Enter a number.";
  if (min !== undefined && value < min) return `Enter at least ${min}.`;
  return max !== undefined && value > max ? `Enter at most ${max}.` : null;
}

interface TextLimits {
  min?: number | undefined;
  max?: number | undefined;
  pattern?: string | undefined;
}

function findTextFault({ min = 0, max = maxCharacters, pattern }: TextLimits, value: unknown): string | null {
  if (typeof value !== "string") return "Enter a text.";
  const most = pattern === undefined ? max : Math.min(max, maxPatternValue);
  if (value.length < min) return `Enter at least ${min} characters.`;
  if (value.length > most) return `Enter at most ${most} characters.`;
  if (pattern === undefined || toWholePattern(pattern).test(value)) return null;
  return "This does not have the form that the app expects.";
}

/** The origins that values of settings marked `egress` open to an app, besides those of its manifest. */
export function toSettingOrigins(
  { settings = {} }: Pick<Manifest, "settings">,
  values: Readonly<Record<string, unknown>>,
): string[] {
  const origins = Object.entries(settings).flatMap(([key, setting]) => {
    if (setting.type !== "url" || setting.egress !== true) return [];
    const value = Object.hasOwn(values, key) && !isEmpty(values[key]) ? values[key] : setting.default;
    return typeof value === "string" && findValueFault(setting, value) === null ? [new URL(value).origin] : [];
  });
  return [...new Set(origins)];
}
