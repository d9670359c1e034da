import { errors, type ErrorCode } from "@omni/contract";
import { appUrl, createHost, type MountedApp } from "@omni/host";
import type { LiveStore } from "../../lib/live-store.ts";
import { createAppInstances, type AppInstance, type AppInstances } from "./app-instances.ts";
import { createConsolePlatform, type ConsolePlatform } from "./console-platform.ts";
import { createLocalMethods, type AppStage } from "./local-methods.ts";
import type { Surroundings } from "./present-session.ts";
import { createAppQuestions, type AppQuestions } from "./questions.ts";

/** Everything that runs apps in this console. */
export interface AppsRuntime {
  readonly instances: AppInstances;
  readonly questions: AppQuestions;
  readonly platform: ConsolePlatform;
  setSurroundings(next: Surroundings): void;
  /** Takes a frame that is about to load; the result lets it go. */
  mount(iframe: HTMLIFrameElement, instance: AppInstance): () => void;
  /** Tells the app whether the agent sees it. */
  setVisible(instanceId: string, visible: boolean): void;
  /** What the contract advises after a failure. */
  repairOf(code: ErrorCode): string;
  /** The address of an instance's frame. */
  frameUrl(instance: AppInstance): string;
  close(): void;
}

export function createAppsRuntime(live: LiveStore, stage: AppStage, surroundingsNow: Surroundings): AppsRuntime {
  let surroundings = surroundingsNow;
  const instances = createAppInstances();
  const questions = createAppQuestions();
  const platform = createConsolePlatform(live, surroundings);
  const mounted = new Map<string, MountedApp>();
  const host = createHost({
    platform,
    window,
    maskRules: () => live.get().world?.maskRules ?? {},
    onLog: instances.appendLog,
    local: createLocalMethods(instances, questions, stage, () => live.get().world?.interactions ?? []),
    now: live.serverNow,
  });

  const setApps = (): void => {
    const { world } = live.get();
    if (world !== null) instances.setApps(world.apps);
  };
  setApps();
  let known = live.get().world?.apps;
  const stopApps = live.subscribe(() => {
    const apps = live.get().world?.apps;
    if (apps === known) return;
    known = apps;
    setApps();
  });

  // An app that could not load without a network has a new chance with it.
  const stopRetry = live.onEvent((event) => {
    if (event.type !== "state" || event.state !== "ONLINE") return;
    for (const { instanceId, failure, generation } of instances.get()) {
      if (failure?.code === "HANDSHAKE_TIMEOUT") instances.change(instanceId, { generation: generation + 1 });
    }
  });

  return {
    instances,
    questions,
    platform,
    setSurroundings(next) {
      surroundings = next;
      platform.setSurroundings(next);
    },
    mount(iframe, { instanceId, app, slot }) {
      const { appId, origin, permissions, settings } = app;
      const frame = host.mount({
        iframe,
        instanceId,
        app: {
          appId,
          origin,
          permissions,
          settings,
          context: {
            slot,
            scope: app.scope,
            get role() {
              return live.get().world?.user.userType ?? null;
            },
            get theme() {
              return surroundings.theme;
            },
            get locale() {
              return surroundings.locale;
            },
          },
        },
      });
      mounted.set(instanceId, frame);
      instances.change(instanceId, { state: frame.state, failure: frame.failure });
      const stop = frame.onStateChange((state, failure) => instances.change(instanceId, { state, failure }));
      return () => {
        stop();
        if (mounted.get(instanceId) === frame) mounted.delete(instanceId);
        frame.unmount();
      };
    },
    setVisible(instanceId, visible) {
      mounted.get(instanceId)?.deliver({
        name: "visibilityChanged",
        interactionId: null,
        payload: { visible, eventTime: live.serverNow() },
      });
    },
    repairOf: (code) => errors[code].repair,
    frameUrl: ({ url, instanceId }) =>
      appUrl(url, { origin: window.location.origin, instanceId, locale: surroundings.locale }),
    close() {
      stopApps();
      stopRetry();
      host.close();
      platform.close();
    },
  };
}
