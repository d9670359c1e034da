import { z } from "zod";
import { text, webUrl } from "./fields.ts";
import { listWords, quote, say } from "./problem.ts";
import { findPatternFault } from "./setting-pattern.ts";
import { nearest } from "@omni/contract";

const common = {
  title: text(80).meta({ description: "What the administrator's form calls it" }),
  description: text(500).optional().meta({ description: "A sentence under the field" }),
  required: z.boolean().optional().meta({ description: "Whether the app needs a value; false unless said" }),
};

const initial = { description: "The value until another is filled in" };

const pattern = z
  .string()
  .max(200)
  .refine((source) => findPatternFault(source) === null, {
    error: ({ input }) =>
      say(
        `The pattern cannot be used: ${findPatternFault(String(input)) ?? ""}.`,
        "Use a plain regular expression; it is matched against the whole value.",
      ),
  })
  .meta({
    description:
      "A regular expression for the whole value: no repeated groups, look-arounds or back-references, and few repetitions. Such a value has at most 200 characters",
  });
const length = z.int().min(0).max(2_000);

const stringSetting = z.strictObject({
  type: z.literal("string"),
  ...common,
  default: z.string().max(2_000).optional().meta(initial),
  min: length.optional().meta({ description: "Fewest characters" }),
  max: length.optional().meta({ description: "Most characters, 2000 unless said" }),
  pattern: pattern.optional(),
});
const numberSetting = z.strictObject({
  type: z.literal("number"),
  ...common,
  default: z.number().optional().meta(initial),
  min: z.number().optional().meta({ description: "The least" }),
  max: z.number().optional().meta({ description: "The most" }),
});
const booleanSetting = z.strictObject({
  type: z.literal("boolean"),
  ...common,
  default: z.boolean().optional().meta(initial),
});
const choiceSetting = z.strictObject({
  type: z.literal("choice"),
  ...common,
  choices: z
    .array(
      z.strictObject({
        value: z.string().min(1).max(200).meta({ description: "What the app gets" }),
        title: text(80).meta({ description: "What the form shows" }),
      }),
    )
    .min(1)
    .max(100)
    .meta({ description: "What to choose from" }),
  default: z.string().optional().meta({ description: "The value of the choice that stands until one is made" }),
});
const urlSetting = z.strictObject({
  type: z.literal("url"),
  ...common,
  default: webUrl.optional().meta(initial),
  egress: z.boolean().optional().meta({
    description: "Whether the app may send requests to the origin that the administrator enters",
  }),
  privateNetwork: z
    .boolean()
    .optional()
    .meta({ description: "Whether plain http and private addresses may be entered" }),
});
const secretSetting = z.strictObject({
  type: z.literal("secret"),
  ...common,
  min: length.optional().meta({ description: "Fewest characters" }),
  max: length.optional().meta({ description: "Most characters, 2000 unless said" }),
  pattern: pattern.optional(),
});

const types = ["string", "number", "boolean", "choice", "url", "secret"];
const repairType = (input: unknown): string => {
  const given = typeof input === "object" && input !== null && "type" in input ? input.type : undefined;
  const close = typeof given === "string" ? nearest(given, types) : null;
  return close === null
    ? `Use one of ${listWords(types)}.`
    : `Did you mean "${close}"? The types are ${listWords(types)}.`;
};

export const settingSchema = z.discriminatedUnion(
  "type",
  [stringSetting, numberSetting, booleanSetting, choiceSetting, urlSetting, secretSetting],
  {
    error: ({ input }) => {
      const given = typeof input === "object" && input !== null && "type" in input ? input.type : undefined;
      return say(`${quote(given)} is no type of setting.`, repairType(input));
    },
  },
);

/** One value that an administrator sets for an app. */
export type AppSetting = z.infer<typeof settingSchema>;
