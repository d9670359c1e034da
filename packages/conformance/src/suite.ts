import { appCases } from "./cases/app-cases.ts";
import { callCases } from "./cases/call-cases.ts";
import { eventCases } from "./cases/event-cases.ts";
import { handshakeCases } from "./cases/handshake-cases.ts";
import { methodCases } from "./cases/method-cases.ts";
import { registrationCases } from "./cases/registration-cases.ts";
import { noteCases } from "./cases/note-cases.ts";
import { stateCases } from "./cases/state-cases.ts";
import { topicCases, wireCases } from "./cases/wire-cases.ts";
import type { ConformanceCase } from "./conformance-case.ts";

/** Every case, in the order in which they run. */
export const suite: readonly ConformanceCase[] = [
  ...handshakeCases,
  ...registrationCases,
  ...callCases,
  ...stateCases,
  ...noteCases,
  ...wireCases,
  ...topicCases,
  ...appCases,
  ...eventCases,
  ...methodCases,
];
