/** The console's side of an app frame: mounts it, shakes hands, checks what it asks and delivers what it may see. */
export type { AppFigures } from "./app-figures.ts";
export type { AppLogEntry } from "./app-log.ts";
export { appUrl, type AppUrlParameters } from "./app-url.ts";
export { createHost, type HeardMessage, type Host, type HostOptions, type HostWindow } from "./create-host.ts";
export { defaultRhythm, type HeartbeatRhythm } from "./heartbeat.ts";
export { defaultLimits, type HostLimits } from "./host-limits.ts";
export type { AppContext, AppFailure, AppFrame, AppState, HostedApp, MountedApp } from "./mounted-app.ts";
export { createTokenBucket, type TakeToken } from "./token-bucket.ts";
export type { CallContext, LocalMethod, LocalMethods, Platform, PlatformEvent } from "./platform.ts";
