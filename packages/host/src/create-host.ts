import {
  permissionsOf,
  type EventEntry,
  type MaskRules,
  type MethodEntry,
  type MethodName,
  type Permission,
} from "@omni/contract";
import { OmniError, type Hello } from "@omni/wire";
import { newFigures } from "./app-figures.ts";
import { createAppLog, type AppLogEntry } from "./app-log.ts";
import type { AppRecord } from "./app-record.ts";
import { defaultLimits, type HostLimits } from "./host-limits.ts";
import { hostMethods } from "./host-methods.ts";
import { createMountedApp, type AppFrame, type HostedApp, type MountedApp, type MountedFrame } from "./mounted-app.ts";
import { createOffer } from "./offer.ts";
import type { LocalMethods, Platform, PlatformEvent } from "./platform.ts";
import { prepareEvent, type PreparedEvent } from "./prepared-event.ts";
import type { HeartbeatRhythm } from "./heartbeat.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** A message to the console's window, as much of it as the host needs. `source` is the `contentWindow` of the frame it came from. */
export type HeardMessage = Pick<MessageEvent, "data" | "origin"> & { readonly source: unknown };

/** The console's own window, or as much of one as the host needs. */
export interface HostWindow {
  addEventListener(type: "message", listener: (event: HeardMessage) => void): void;
  removeEventListener(type: "message", listener: (event: HeardMessage) => void): void;
}

export interface HostOptions {
  platform: Platform;
  window: HostWindow;
  /** Methods the console answers itself, where the platform has their capability. */
  local?: LocalMethods;
  /** Those of them that are offered without the rest of their capability. */
  offeredAlone?: readonly MethodName[];
  /** The columns that are hidden from apps without `customer.pii`, as of now. */
  maskRules?: () => MaskRules;
  onLog?: (entry: AppLogEntry) => void;
  limits?: Partial<HostLimits>;
  /** How each page whose SDK answers is asked for a sign of life; left out, none is. */
  heartbeat?: HeartbeatRhythm;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

export interface Host {
  /** Answers the frame's hello from now on. `instanceId` names this placing of the app in log, context and topics. */
  mount(options: { iframe: AppFrame; app: HostedApp; instanceId: string }): MountedApp;
  /** Unmounts every app and lets go of window and platform. A second call does nothing. */
  close(): void;
}

export function createHost(options: HostOptions): Host {
  const {
    platform,
    window,
    local = {},
    offeredAlone = [],
    onLog = () => {},
    now = Date.now,
    maskRules = () => ({}),
  } = options;
  const limits: HostLimits = { ...defaultLimits, ...options.limits };
  const offer = createOffer(platform, new Set([...hostMethods.keys(), ...offeredAlone]) as ReadonlySet<MethodName>);
  const hostLog = createAppLog(null, onLog, now);
  const frames = new Set<MountedFrame>();

  const prepare = (event: PlatformEvent): PreparedEvent =>
    prepareEvent(
      event,
      (issue) =>
        hostLog.write(
          "error",
          "INTERNAL",
          `${event.name} was not delivered: ${issue.path} should be ${issue.expected}, is ${issue.got}.`,
        ),
      maskRules,
    );

  const createRecord = (app: HostedApp, instanceId: string): AppRecord => {
    const { appId, origin, permissions, context } = app;
    const interactionId = context?.interactionId ?? null;
    const granted = new Set(permissions);
    const missing = (entry: EventEntry | MethodEntry): Permission | undefined =>
      permissionsOf(entry).find((permission) => !granted.has(permission));
    const may = (entry: EventEntry | MethodEntry): boolean => missing(entry) === undefined;
    let sequence = 0;
    return {
      appId,
      instanceId,
      origin,
      permissions,
      interactionId,
      // Read on every call: an administrator may change them while the app runs.
      get settings() {
        return app.settings ?? {};
      },
      seesPersonalData: granted.has("customer.pii"),
      maskRules,
      limits,
      platform,
      offer,
      local,
      log: createAppLog({ appId, instanceId }, onLog, now),
      takeToken: createTokenBucket(limits.callBurst, limits.callsPerSecond, now),
      takeMessage: createTokenBucket(limits.messageBurst, limits.messagesPerSecond, now),
      figures: newFigures(),
      concerns: (other) => interactionId === null || other === null || other === interactionId,
      context: () => ({
        slot: "",
        scope: "SESSION",
        interactionId: null,
        role: null,
        locale: "en",
        theme: "light",
        ...context,
        appId,
        instanceId,
        permissions: [...permissions],
      }),
      may,
      demandPermission(entry) {
        const permission = missing(entry);
        if (permission === undefined) return;
        throw new OmniError("PERMISSION_DENIED", `${entry.name} needs the permission ${permission}.`, {
          details: { permission },
        });
      },
      nextSequence: () => ++sequence,
      replay: (name) =>
        platform
          .replay(name)
          .filter((event) => interactionId === null || [null, interactionId].includes(event.interactionId))
          .map(prepare),
      ports: () => [...frames].flatMap(({ port }) => port ?? []),
    };
  };

  const onMessage = (event: HeardMessage): void => {
    const { source, origin } = event;
    if (source === null) return;
    for (const frame of frames) {
      if (frame.frame.contentWindow !== source) continue;
      if (frame.record.takeMessage() > 0) return frame.cutOff();
      if (isHello(event.data)) frame.receiveHello(event.data, source as Window, origin);
      return;
    }
    if (!isHello(event.data)) return;
    hostLog.writeSeldom("warn", "FOREIGN_WINDOW", `A window of ${origin} that holds no mounted app said hello.`);
  };
  window.addEventListener("message", onMessage);

  const unsubscribe = platform.subscribe((event) => {
    const ready = prepare(event);
    for (const { port, record } of frames) if (record.concerns(event.interactionId)) port?.offer(ready);
  });

  return {
    mount({ iframe, app, instanceId }) {
      const mounted = createMountedApp({
        frame: iframe,
        app: createRecord(app, instanceId),
        prepare,
        rhythm: options.heartbeat ?? null,
        onUnmount: () => frames.delete(mounted),
      });
      frames.add(mounted);
      return mounted;
    },
    close() {
      window.removeEventListener("message", onMessage);
      unsubscribe();
      for (const frame of frames) frame.unmount();
    },
  };
}

function isHello(data: unknown): data is Hello {
  return typeof data === "object" && data !== null && (data as { omni?: unknown }).omni === "hello";
}
