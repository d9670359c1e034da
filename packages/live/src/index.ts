/** The live link between a console or a customer and the server: its messages, and clients that resume without loss. */
export * from "./agent-link.ts";
export type * from "./app-manager.ts";
export * from "./customer-link.ts";
export * from "./phone-link.ts";
export { framingPath, toFramingPath } from "./framing-path.ts";
export { closeCodes, toCloseReason, type CloseReason } from "./close-codes.ts";
export { newId } from "./live-client-calls.ts";
export {
  createLiveClient,
  type LiveCallOptions,
  type LiveClient,
  type LiveClientEvent,
  type LiveClientOptions,
} from "./live-client.ts";
export { systemClock, type LiveClock } from "./live-client-clock.ts";
export { openWebSocket, type LiveSocket, type LiveSocketHandlers, type OpenSocket } from "./live-client-socket.ts";
export * from "./interaction-history.ts";
export * from "./supervisor-feed.ts";
