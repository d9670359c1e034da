// Runs in the console's page: a real host over a platform that answers from memory. The tests speak to `window.bridge`.
import { capabilities, permissions, type Capability, type Permission } from "@omni/contract";
import {
  appUrl,
  createHost,
  type AppLogEntry,
  type HostedApp,
  type HostLimits,
  type MountedApp,
  type PlatformEvent,
} from "@omni/host";

export interface MountRequest {
  instanceId: string;
  url: string;
  /** The registered origin, when it is not the URL's. */
  registeredOrigin?: string;
  parameters?: { sdkBaseUrl?: string };
  sandbox?: string;
  permissions?: Permission[];
}

export interface Bridge {
  open(limits?: Partial<HostLimits>): void;
  mount(request: MountRequest): void;
  remove(instanceId: string): void;
  state(instanceId: string): { state: string; failure: string | null };
  raise(event: PlatformEvent): void;
  setPast(events: PlatformEvent[]): void;
  log(): AppLogEntry[];
  /** Methods called, and those whose signal has aborted. */
  calls(): { called: string[]; aborted: string[] };
}

declare global {
  interface Window {
    bridge: Bridge;
  }
}

const log: AppLogEntry[] = [];
const calls: { method: string; signal: AbortSignal }[] = [];
const listeners = new Set<(event: PlatformEvent) => void>();
const apps = new Map<string, { mounted: MountedApp; iframe: HTMLIFrameElement }>();
let past: PlatformEvent[] = [];
let host: ReturnType<typeof createHost> | null = null;

const platform = {
  capabilities: Object.keys(capabilities) as Capability[],
  async call(method: string, _argument: unknown, { signal }: { signal: AbortSignal }): Promise<unknown> {
    calls.push({ method, signal });
    // One method that never answers.
    return method === "session.getExtension" ? new Promise(() => {}) : null;
  },
  subscribe(listener: (event: PlatformEvent) => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  replay: (name: string) => past.filter((event) => event.name === name),
};

window.bridge = {
  open(limits = {}) {
    host?.close();
    host = createHost({ platform, window, limits, onLog: (entry) => log.push(entry) });
  },
  mount({ instanceId, url, registeredOrigin, parameters, sandbox, permissions: granted }) {
    if (host === null) window.bridge.open();
    const iframe = document.createElement("iframe");
    iframe.name = instanceId;
    iframe.id = instanceId;
    if (sandbox !== undefined) iframe.setAttribute("sandbox", sandbox);
    document.body.append(iframe);
    const app: HostedApp = {
      appId: "app-1",
      origin: registeredOrigin ?? new URL(url).origin,
      permissions: granted ?? (Object.keys(permissions) as Permission[]),
    };
    const mounted = host!.mount({ iframe, app, instanceId });
    apps.set(instanceId, { mounted, iframe });
    iframe.src = appUrl(url, { origin: location.origin, instanceId, ...parameters });
  },
  remove(instanceId) {
    apps.get(instanceId)?.mounted.unmount();
    apps.delete(instanceId);
  },
  state(instanceId) {
    const mounted = apps.get(instanceId)?.mounted;
    return { state: mounted?.state ?? "none", failure: mounted?.failure?.code ?? null };
  },
  raise: (event) => listeners.forEach((listener) => listener(event)),
  setPast(events) {
    past = events;
  },
  log: () => log,
  calls: () => ({
    called: calls.map(({ method }) => method),
    aborted: calls.filter(({ signal }) => signal.aborted).map(({ method }) => method),
  }),
};
