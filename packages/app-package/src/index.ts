/** App packages (.aaex) on Node: packing, signing, and opening with every check. Manifests alone: `@omni/app-package/manifest`. */
export type { Expectations } from "./check-expectations.ts";
export { defaultLimits, type PackageLimits } from "./limits.ts";
export { openPackage, type AppPackage, type OpenedPackage, type OpenOptions } from "./open-package.ts";
export { packFiles, packFolder, type PackedPackage, type PackOptions } from "./pack.ts";
export { packageRules, type PackageRefusal, type PackageRule } from "./refusal.ts";
export { createSigningKey, toFingerprint, type PackageSignature } from "./signing.ts";
export * from "./manifest/index.ts";
