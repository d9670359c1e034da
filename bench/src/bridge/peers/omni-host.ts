import { capabilities, permissions, type Capability, type Permission } from "@omni/contract";
import { createHost, type MountedApp, type Platform, type PlatformEvent } from "@omni/host";
import { answer, type CallBody, type HostSide } from "../lines.ts";

/** Ours: the real host with every check on; only the rate limit is wide, for the benchmark is a flood. */
export function createOmniHost(): HostSide {
  const listeners = new Set<(event: PlatformEvent) => void>();
  const apps = new Map<HTMLIFrameElement, MountedApp>();
  let onMessage: ((event: MessageEvent) => void) | null = null;
  const platform: Platform = {
    capabilities: Object.keys(capabilities) as Capability[],
    call: async (_method, argument) => answer(argument as CallBody),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replay: () => [],
  };
  const host = createHost({
    platform,
    window: {
      addEventListener: (_type, listener) => {
        onMessage = listener;
      },
      removeEventListener: () => {
        onMessage = null;
      },
    },
    limits: { callsPerSecond: 1e6, callBurst: 1e6, messagesPerSecond: 1e6, messageBurst: 1e6 },
  });
  const receive = (event: MessageEvent): void => onMessage?.(event);
  let count = 0;
  return {
    attach(frame, origin) {
      const app = { appId: "bench", origin, permissions: Object.keys(permissions) as Permission[] };
      apps.set(frame, host.mount({ iframe: frame, app, instanceId: `bench-${++count}` }));
    },
    detach(frame) {
      apps.get(frame)?.unmount();
      apps.delete(frame);
    },
    raise({ name, payload }) {
      for (const listener of listeners) listener({ name, payload, interactionId: null });
    },
    listen: (on) => (on ? addEventListener("message", receive) : removeEventListener("message", receive)),
  };
}
