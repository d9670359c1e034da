// The generators whose output is committed. Each takes --check: write nothing, fail when a file is stale.
export const generators: readonly string[] = [
  "packages/contract/src/generate.ts",
  "scripts/generate-reference.ts",
  "packages/app-package/src/generate.ts",
];
