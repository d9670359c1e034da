/** The line between an app frame and its host: envelope, transport, request and reply, and OmniError. */
export { createAnswerer, type Answerer, type AnswererOptions } from "./answerer.ts";
export { createCaller, type Caller } from "./caller.ts";
export {
  wireProtocol,
  type Abort,
  type AppMessage,
  type Batch,
  type BatchEntry,
  type EventMessage,
  type Fault,
  type Hello,
  type HostMessage,
  type Ping,
  type Pong,
  type Refusal,
  type Reply,
  type Request,
  type SdkMessage,
  type SessionSnapshot,
  type TopicMessage,
  type Welcome,
} from "./envelope.ts";
export { createMemoryPair } from "./memory-transport.ts";
export { OmniError, type OmniErrorOptions } from "./omni-error.ts";
export { createPortTransport } from "./port-transport.ts";
export type { Transport, TransportHandlers } from "./transport.ts";
export { fromWireError, toWireError, type WireError } from "./wire-error.ts";
