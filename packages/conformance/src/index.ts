/** The suite that every host of the contract must pass: rules, cases, and what runs them against a host. */
export type { ConformanceCase } from "./conformance-case.ts";
export {
  abilities,
  type Ability,
  type AgentUnderTest,
  type AppUnderTest,
  type CentreFacts,
  type CustomerUnderTest,
  type Grant,
  type HostUnderTest,
  type Need,
  type PhoneTalk,
  type Stage,
  type StageFaults,
  type StageOptions,
  type Surrounding,
  type Talk,
} from "./host-under-test.ts";
export { memoryHost } from "./memory-host.ts";
export { createAppProbe, type AppProbe, type ProbeOptions, type ProbePage } from "./probe/app-probe.ts";
export type { ProbeAnswer, ProbeError, ProbeOperation } from "./probe/operations.ts";
export { rules, type RuleId } from "./rules.ts";
export { reasonToSkip, runCase, runSuite, type CaseOutcome, type HostReport } from "./run-suite.ts";
export { suite } from "./suite.ts";
