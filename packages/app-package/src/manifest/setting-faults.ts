import type { CrossFault } from "./cross-fault.ts";
import type { Path } from "./locate.ts";
import { findValueFault } from "./check-settings.ts";
import { settingSchema } from "./setting-schema.ts";

/** Whether the limits of a setting agree with each other and with its default. A setting that is malformed has its own problems. */
export function findSettingFaults(path: Path, value: unknown): CrossFault[] {
  const parsed = settingSchema.safeParse(value);
  if (!parsed.success) return [];
  const setting = parsed.data;
  const rule = "manifest/setting";
  if ("min" in setting && setting.min !== undefined && setting.max !== undefined && setting.min > setting.max) {
    return [
      {
        rule,
        path: [...path, "min"],
        problem: `"min" ${setting.min} is above "max" ${setting.max}.`,
        repair: "Exchange them.",
      },
    ];
  }
  if (!("default" in setting) || setting.default === undefined) return [];
  const fault = findValueFault(setting, setting.default);
  return fault === null
    ? []
    : [
        {
          rule,
          path: [...path, "default"],
          problem: `The default does not fit: ${fault}`,
          repair: "Change the default or the limits.",
        },
      ];
}
