import { permissions as allPermissions, type Capability, type Permission } from "@omni/contract";
import type { OmniError } from "@omni/wire";
import { expect, onTestFinished, vi } from "vitest";
import type { AppLogEntry } from "./app-log.ts";
import { createHost, type HostOptions } from "./create-host.ts";
import { createPretendApp, createPretendWindow, type ConnectedPage } from "./frame.fakes.ts";
import type { HostedApp } from "./mounted-app.ts";
import { createPretendPlatform } from "./platform.fakes.ts";

export const everyPermission = Object.keys(allPermissions) as Permission[];

/** A host over a pretended window and platform; closed when the test ends. */
export function openHost({ offered, ...options }: Partial<HostOptions> & { offered?: Capability[] } = {}) {
  const platform = createPretendPlatform(offered);
  const window = createPretendWindow();
  const log: AppLogEntry[] = [];
  const host = createHost({ window, onLog: (entry) => log.push(entry), ...options, platform });
  onTestFinished(() => host.close());
  const mount = (app: Partial<HostedApp> = {}, instanceId = "inst-1") => {
    const page = createPretendApp(window);
    const mounted = host.mount({
      iframe: page.iframe,
      app: { appId: "app-1", origin: "https://app.example", permissions: everyPermission, ...app },
      instanceId,
    });
    return { ...page, mounted };
  };
  return { platform, window, log, host, mount };
}

export const codes = (log: AppLogEntry[]): string[] => log.map(({ code }) => code);

export const failure = async (call: Promise<unknown>): Promise<OmniError | null> =>
  call.then(
    () => null,
    (error: unknown) => error as OmniError,
  );

export const arrived = async (page: ConnectedPage, count: number) =>
  vi.waitFor(
    () => {
      expect(page.entries().length).toBeGreaterThanOrEqual(count);
      return page.entries() as { name: string; payload: Record<string, unknown> }[];
    },
    { interval: 1, timeout: 10_000 },
  );
