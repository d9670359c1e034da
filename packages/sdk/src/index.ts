/** The SDK that apps load in the agent console: connects the page to its host and speaks the contract with it. */
import { createSdk, type Sdk } from "./sdk.ts";

export type * from "@omni/contract";
export { OmniError } from "@omni/wire";
export type { AppPage } from "./connect.ts";
export type { InitializeOptions, ToolbarPlacement } from "./initialize-options.ts";
export { resolveSdkUrl } from "./resolve-sdk-url.ts";
export { createSdk, type Disposer, type RegisterOptions, type Sdk, type TopicCallback } from "./sdk.ts";

/** A page may load the SDK twice, as module and as script: both copies must share one connection. */
const shared: { [slot]?: Sdk } = globalThis as object;
const slot: unique symbol = Symbol.for("omni.sdk.1");

/** This page's SDK. Every call before `initialize` resolves rejects with NOT_INITIALIZED. */
export const sdk: Sdk = (shared[slot] ??= createSdk(globalThis));

/** Connects this page to its console. See `Sdk.initialize`. */
export const initialize: Sdk["initialize"] = sdk.initialize;

// The guide's loader reads `module.default.initialize`.
export default sdk;
