/** An agent console in memory, for unit tests of apps: host, engine and SDK in one process, time in the test's hands. */
export {
  createTestConsole,
  type MountedPage,
  type TestAppOptions,
  type TestConsole,
  type TestConsoleOptions,
} from "./create-test-console.ts";
export type { Faults } from "./faults.ts";
export type { LineRecord, LineRecorder } from "./line-tap.ts";
export type { MemoryFrame, MemoryPage } from "./memory-frame.ts";
export type { Surroundings } from "./memory-platform.ts";
export type { AppService } from "./methods/method-context.ts";
export type { CustomerProfile, Records } from "./records.ts";
export type { LineWord, NumberBehaviour, SimulatedLine } from "./simulated-line.ts";
export type { TestAgent } from "./test-agent.ts";
export type { Following, TestApp } from "./test-app.ts";
export { createTestCentre, type TestCentre, type TestCentreOptions } from "./test-centre.ts";
export type { TestClock } from "./test-clock.ts";
export type { Arrival, Conversation, PhoneCall, TestCustomer } from "./test-customer.ts";
export { testData, testDirectory, testPassword, type TestData } from "./test-directory.ts";
export type { TestScreen } from "./test-screen.ts";
