/** What an app package says of itself: the manifest, its checks, and the policies that follow from it. Runs in browsers too. */
export { toPages, type AppPage } from "./app-pages.ts";
export {
  appAttachmentPath,
  toAppPolicy,
  toFrameAllow,
  toPermissionsPolicy,
  toSandbox,
  type AppSurroundings,
} from "./app-policy.ts";
export { checkSettings, toSettingOrigins, type SettingProblem } from "./check-settings.ts";
export { toContentType } from "./content-types.ts";
export { findIncompatibility } from "./find-incompatibility.ts";
export { manifestSchema, type InstanceScope, type Manifest } from "./manifest-schema.ts";
export { isPrivateHost } from "./network-address.ts";
export { parseManifest, toProblemLine, type ParsedManifest } from "./parse-manifest.ts";
export { manifestRules, type ManifestProblem, type ManifestRule } from "./problem.ts";
export { maxManifestBytes } from "./read-json.ts";
export type { AppSetting } from "./setting-schema.ts";
