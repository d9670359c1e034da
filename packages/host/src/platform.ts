import type { Capability, EventName, MethodArguments, MethodName, MethodResults, Permission } from "@omni/contract";

/** Who calls. `signal` aborts when the app no longer waits: it gave up, was reloaded or was unmounted. */
export interface CallContext {
  instanceId: string;
  appId: string;
  permissions: readonly Permission[];
  signal: AbortSignal;
}

/** An event for the apps of this agent. `payload` is all that the contract asks for but `sequence`, which differs per app. */
export interface PlatformEvent {
  name: EventName;
  payload: object;
  interactionId: string | null;
}

/** All that a host knows of the contact centre. The console implements it over its live socket, tests in memory. */
export interface Platform {
  /** Performs a method whose argument and permission the host has checked. Rejects with OmniError; else it is a bug. */
  call(method: MethodName, argument: unknown, context: CallContext): Promise<unknown>;
  subscribe(listener: (event: PlatformEvent) => void): () => void;
  /** The present state as events: the last event of that name for each live interaction, oldest first. */
  replay(name: EventName): readonly PlatformEvent[];
  /** When they change, another list takes the place of this one. */
  readonly capabilities: readonly Capability[];
}

/** A method that the console answers itself, such as `ui.notify`: it concerns the frame, not the contact centre. */
export type LocalMethod<Name extends MethodName> = (
  argument: MethodArguments[Name],
  context: CallContext,
) => MethodResults[Name] | Promise<MethodResults[Name]>;

export type LocalMethods = { [Name in MethodName]?: LocalMethod<Name> };
