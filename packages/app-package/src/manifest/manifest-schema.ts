/** The manifest of an app package: the one source of its types, its JSON Schema, its documentation and its checks. */
import { permissions, type Permission } from "@omni/contract";
import { z } from "zod";
import { appName, entryUrl, httpsUrl, kebabCase, origin, packagePath, text, version } from "./fields.ts";
import { settingSchema } from "./setting-schema.ts";

const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]];
const pixels = z.int().min(1).max(10_000);
const reason = text(300).meta({ description: "Why, in words for the administrator who consents" });

/** What a browser gives to a frame only when it is asked for. */
export const browserFeatures = [
  "camera",
  "clipboard-read",
  "clipboard-write",
  "fullscreen",
  "geolocation",
  "microphone",
] as const;

const slots = z.array(kebabCase("slot name")).max(20).meta({
  description: "Slots of the console that the page may be shown in: any kebab-case name, such as `right-panel`",
});

const page = z.strictObject({
  id: kebabCase("page id").meta({ description: "Names the page within the app" }),
  path: packagePath.meta({ description: "The HTML file in the package" }),
  title: text(80).meta({ description: "What the console calls the page" }),
  slots: slots.optional(),
  width: pixels.optional().meta({ description: "A hint in CSS pixels" }),
  height: pixels.optional().meta({ description: "A hint in CSS pixels" }),
});

const aiUse = z.discriminatedUnion("usesAi", [
  z.strictObject({ usesAi: z.literal(false).meta({ description: "Whether it does; the rest is said when it does" }) }),
  z.strictObject({
    usesAi: z.literal(true),
    provider: text(200).meta({ description: "Who runs the model" }),
    dataSent: text(1_000).meta({ description: "What leaves the contact centre for the model" }),
    humanOversight: text(1_000).meta({ description: "How a person stays in charge of what it says" }),
  }),
]);

const vendor = z.strictObject({
  name: text(120).meta({ description: "The publisher" }),
  url: httpsUrl.optional().meta({ description: "Its site" }),
  supportEmail: z.email().max(254).optional().meta({ description: "Where administrators ask for help" }),
});

export const manifestSchema = z.strictObject({
  $schema: z.string().max(500).optional().meta({ description: "The JSON Schema, for editors" }),
  name: appName.meta({ description: "The app's id and its host: `<name>.apps.<host>`" }),
  version: version.meta({ description: "Semantic version; what is installed once is never replaced by other bytes" }),
  title: text(80).meta({ description: "What people call the app" }),
  description: text(2_000).meta({ description: "What it does, for the administrator" }),
  icon: packagePath.optional().meta({ description: "An svg, png, webp or ico file in the package" }),
  pages: z.array(page).min(1).max(50).optional().meta({ description: "The pages in the package" }),
  entryPage: z
    .string()
    .optional()
    .meta({ description: "The id of the page that opens first; not needed with one page" }),
  entryUrl: entryUrl.optional().meta({ description: "Instead of pages: where an app that is hosted elsewhere begins" }),
  slots: slots.optional().meta({ description: "The slots that an app with an entryUrl wants" }),
  instanceScope: z.enum(["session", "interaction", "background"]).optional().meta({
    description:
      "One instance for each agent (`session`, unless said), one for each interaction, or one that is never shown",
  }),
  permissions: z
    .array(
      z.strictObject({ name: z.enum(permissionNames).meta({ description: "A permission of the contract" }), reason }),
    )
    .max(100)
    .optional()
    .meta({ description: "What the app may do, each with a reason" }),
  browserFeatures: z
    .array(z.strictObject({ name: z.enum(browserFeatures).meta({ description: "A feature" }), reason }))
    .optional()
    .meta({ description: "What the app asks of the browser, each with a reason" }),
  egress: z
    .array(
      z.strictObject({
        origin: origin.meta({ description: "An https origin; http when flagged `privateNetwork`" }),
        reason,
        privateNetwork: z
          .boolean()
          .optional()
          .meta({ description: "The service is on localhost or in a private network" }),
      }),
    )
    .max(50)
    .optional()
    .meta({ description: "Services that the app talks to; it reaches no other" }),
  settings: z
    .record(
      z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/, {
        error:
          'A setting\'s key is not an identifier.\nUse a lower-case letter and then letters and digits, such as "apiUrl".',
      }),
      settingSchema,
    )
    .optional()
    .meta({ description: "What an administrator fills in, by key" }),
  minimumContract: version.optional().meta({ description: "The oldest contract version that the app works with" }),
  incompatiblePlatformVersions: z
    .array(version)
    .max(100)
    .optional()
    .meta({ description: "Exact platform versions on which it is known not to work" }),
  width: pixels.optional().meta({ description: "A hint in CSS pixels for every page" }),
  height: pixels.optional().meta({ description: "A hint in CSS pixels for every page" }),
  ai: aiUse.optional().meta({ description: "Whether and how the app uses AI" }),
  vendor: vendor.optional().meta({ description: "Who publishes the app" }),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type InstanceScope = NonNullable<Manifest["instanceScope"]>;
