import { runInThisContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { bundleSdk } from "./build.ts";

const mostBytes = 5 * 1024;
const bytesOf = (code: string) => gzipSync(code, { level: 9 }).length;

it("builds a module of at most 5 KB that exports what the guide's loader reads", async () => {
  const code = await bundleSdk("module");
  expect(bytesOf(code)).toBeLessThanOrEqual(mostBytes);
  expect(code).not.toMatch(/^import|from\s*["']/m);
  const module: Record<string, unknown> = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(Object.keys(module).toSorted()).toEqual([
    "OmniError",
    "createSdk",
    "default",
    "initialize",
    "resolveSdkUrl",
    "sdk",
  ]);
  expect(module.default).toBe(module.sdk);
  expect((module.sdk as { initialize: unknown }).initialize).toBe(module.initialize);
});

it("builds a classic script of at most 5 KB that sets AmeyoSdk and nothing else", async () => {
  const code = await bundleSdk("classic");
  expect(bytesOf(code)).toBeLessThanOrEqual(mostBytes);
  const before = new Set(Object.keys(globalThis));
  runInThisContext(code);
  expect(Object.keys(globalThis).filter((name) => !before.has(name))).toEqual(["AmeyoSdk"]);
  expect(Object.keys((globalThis as { AmeyoSdk?: object }).AmeyoSdk ?? {}).toSorted()).toEqual([
    "OmniError",
    "default",
    "initialize",
    "resolveSdkUrl",
    "sdk",
  ]);
});

it("shares one instance between two copies in a page", async () => {
  const code = await bundleSdk("module");
  const [a, b] = (await Promise.all(
    ["a", "b"].map((copy) => import(`data:text/javascript,${encodeURIComponent(`${code}/*${copy}*/`)}`)),
  )) as { sdk: unknown; OmniError: unknown }[];
  expect(a?.sdk).toBe(b?.sdk);
  expect(a?.OmniError).not.toBe(b?.OmniError);
});
