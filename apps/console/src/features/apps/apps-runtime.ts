import { errors } from "@omni/contract";
import { appUrl, createHost, defaultRhythm, type AppFailure, type AppFigures, type MountedApp } from "@omni/host";
import type { AgentWorld } from "../../lib/live-state.ts";
import { createFrameWindows, type FrameAttributes } from "../../lib/frame-windows.ts";
import type { LiveStore } from "../../lib/live-store.ts";
import { frameElementId, type AppInstance } from "./app-instance.ts";
import { createAppInstances, type AppInstances } from "./app-instances.ts";
import { createAppRecords, type AppRecords } from "./app-records.ts";
import { createAppReporter } from "./app-reporter.ts";
import { createAppSupervisor } from "./app-supervisor.ts";
import { createConsolePlatform, type ConsolePlatform } from "./console-platform.ts";
import { limitLocalMethods } from "./limit-local-methods.ts";
import { createLocalMethods, type AppStage } from "./local-methods.ts";
import { messages } from "./messages.ts";
import type { Surroundings } from "./present-session.ts";
import { createAppQuestions, type AppQuestions } from "./questions.ts";

/** Everything that runs apps in this console. */
export interface AppsRuntime {
  readonly instances: AppInstances;
  readonly records: AppRecords;
  readonly questions: AppQuestions;
  readonly platform: ConsolePlatform;
  setSurroundings(next: Surroundings): void;
  /** Takes a frame that is about to load; the result lets it go. */
  mount(iframe: HTMLIFrameElement, instance: AppInstance): () => void;
  /** Tells the app whether the agent sees it. */
  setVisible(instanceId: string, visible: boolean): void;
  /** What the contract advises after a failure. */
  repairOf(code: AppFailure["code"]): string;
  /** Loads an app anew in its place. */
  restart(instanceId: string): void;
  /** What passed between the console and the app; null while it has no frame. */
  figuresOf(instanceId: string): AppFigures | null;
  /** What an instance's frame loads, and what it may. */
  frameOf(instance: AppInstance): FrameAttributes;
  close(): void;
}

export function createAppsRuntime(live: LiveStore, stage: AppStage, surroundingsNow: Surroundings): AppsRuntime {
  let surroundings = surroundingsNow;
  const instances = createAppInstances();
  const records = createAppRecords();
  const questions = createAppQuestions();
  const reporter = createAppReporter((report) => live.client.report(report));
  const platform = createConsolePlatform(live, surroundings);
  const mounted = new Map<string, MountedApp>();
  const frameWindows = createFrameWindows(window);
  const host = createHost({
    platform,
    window: frameWindows,
    maskRules: () => live.get().world?.maskRules ?? {},
    heartbeat: defaultRhythm,
    onLog(entry) {
      records.append(entry);
      const app = entry.instanceId === null ? undefined : instances.find(entry.instanceId)?.app;
      if (app !== undefined) reporter.logged(app, entry);
    },
    local: limitLocalMethods(
      createLocalMethods(instances, questions, stage, () => live.get().world?.interactions ?? []),
    ),
    now: live.serverNow,
  });

  const supervisor = createAppSupervisor({
    instances,
    stage,
    frameOf: (instanceId) => mounted.get(instanceId),
    now: Date.now,
  });

  let known: Pick<AgentWorld, "apps" | "interactions"> | null = null;
  const arrange = (): void => {
    const { world } = live.get();
    if (world === null || (world.apps === known?.apps && world.interactions === known.interactions)) return;
    known = world;
    const updated = instances.arrange(world);
    for (const { instanceId, app } of updated) {
      const title = messages.updated(app.name, app.version);
      stage.tell({ id: `app ${instanceId}`, appName: app.name, title, text: messages.updatedText, restart: null });
    }
    records.keep(new Set(instances.get().map(({ instanceId }) => instanceId)));
  };
  arrange();
  const stopApps = live.subscribe(arrange);

  // An app that could not load without a network has a new chance with it.
  const stopRetry = live.onEvent((event) => {
    if (event.type !== "state" || event.state !== "ONLINE") return;
    for (const { instanceId, failure } of instances.get()) {
      if (failure?.code === "HANDSHAKE_TIMEOUT") supervisor.restart(instanceId);
    }
  });

  const frameOf = ({ instanceId, app, url }: AppInstance): FrameAttributes => ({
    id: frameElementId(instanceId),
    src: appUrl(url, { origin: window.location.origin, instanceId, locale: surroundings.locale }),
    title: messages.frameTitle(app.name),
    sandbox: app.sandbox,
    allow: app.allow,
  });

  return {
    instances,
    records,
    questions,
    platform,
    setSurroundings(next) {
      surroundings = next;
      platform.setSurroundings(next);
    },
    mount(iframe, instance) {
      const { instanceId, app, slot, place, interactionId } = instance;
      const { appId, origin, permissions } = app;
      const held = app.hostedElsewhere ? frameWindows.hold(iframe, frameOf(instance)) : null;
      const frame = host.mount({
        iframe: held?.frame ?? iframe,
        instanceId,
        app: {
          appId,
          origin,
          permissions,
          get settings() {
            return instances.find(instanceId)?.app.settings ?? {};
          },
          context: {
            slot,
            scope: app.scope,
            interactionId,
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
      frame.setSeen(place !== "background");
      instances.change(instanceId, { state: frame.state, failure: frame.failure });
      reporter.mounted(app);
      records.append({
        instanceId,
        appId,
        level: "info",
        code: "MOUNTED",
        message: messages.mayDo(app.version, app.sandbox),
        at: live.serverNow(),
      });
      const stop = frame.onStateChange((state, failure) => {
        instances.change(instanceId, { state, failure });
        if (state === "READY") {
          reporter.ready(app);
          supervisor.onReady(instanceId);
        }
        if (failure === null) return;
        reporter.failed(app, failure);
        supervisor.onFailure(instanceId, failure);
      });
      return () => {
        stop();
        if (mounted.get(instanceId) === frame) mounted.delete(instanceId);
        frame.unmount();
        held?.letGo();
      };
    },
    setVisible(instanceId, visible) {
      const frame = mounted.get(instanceId);
      frame?.setSeen(visible);
      supervisor.onSeen(instanceId, visible);
      frame?.deliver({
        name: "visibilityChanged",
        interactionId: null,
        payload: { visible, eventTime: live.serverNow() },
      });
    },
    repairOf: (code) =>
      code === "HUNG" || code === "CRASHED" || code === "FLOODED" ? messages.trouble.repair : errors[code].repair,
    restart: supervisor.restart,
    figuresOf: (instanceId) => mounted.get(instanceId)?.figures ?? null,
    frameOf,
    close() {
      stopApps();
      stopRetry();
      supervisor.close();
      host.close();
      platform.close();
    },
  };
}
