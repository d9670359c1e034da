// One configuration for every test: `unit` beside the code, `e2e` in a real browser, two at a time and after the rest;
// `examples` is every scenario of the reference apps, of which `e2e` has some.
import { defineConfig } from "vitest/config";

// Packages resolve one another from source, in Vite's client and server resolvers alike.
const conditions = ["source", "module", "node", "development|production"];
const resolve = { conditions };
const ssr = { resolve: { conditions, externalConditions: ["source", "node"] } };

export default defineConfig({
  resolve,
  ssr,
  test: {
    reporters: ["default"],
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: "unit",
          include: ["{packages,apps,examples}/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**", "**/*.e2e.test.ts"],
          environment: "node",
          testTimeout: 15_000,
          // What is waited for comes at once on an idle machine: this is for a loaded one, and never passes in a green run.
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts", "bench/**/*.test.ts", "{packages,scripts}/**/*.e2e.test.ts"],
          // The scenarios whose paths other whole-path tests walk too are left to `npm run examples -- test`.
          exclude: [
            "**/node_modules/**",
            "**/dist/**",
            "e2e/examples/{custom-disposition,interaction-insights,message-trigger,screen-pop}.test.ts",
          ],
          environment: "node",
          // A browser and a server of its own each, which wait more than they work: two at once, and no more on any machine,
          // for some watch how fast a page answers.
          maxWorkers: 2,
          testTimeout: 300_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "examples",
          include: ["e2e/examples/*.test.ts"],
          environment: "node",
          fileParallelism: false,
          testTimeout: 300_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
