import type { AppFailure, MountedApp } from "@omni/host";
import type { AppInstance } from "./app-instance.ts";
import type { AppInstances } from "./app-instances.ts";
import type { AppStage } from "./local-methods.ts";
import { messages } from "./messages.ts";
import { afterFailure, mostRestarts, restartPauseMs } from "./restart-policy.ts";

/** Starts crashed apps again, stops those that go on crashing, and tells the agent. */
export interface AppSupervisor {
  onFailure(instanceId: string, failure: AppFailure): void;
  /** The app works, or works again: what was asked about it is asked no more. */
  onReady(instanceId: string): void;
  /** Whether the agent has the app before his eyes: then its own place says what happened, and nothing else does. */
  onSeen(instanceId: string, seen: boolean): void;
  /** Loads an app anew, as the agent asks: its past failures count no more. */
  restart(instanceId: string): void;
  close(): void;
}

export interface SupervisorOptions {
  instances: AppInstances;
  stage: Pick<AppStage, "tell" | "takeBack">;
  /** The frame that an instance has now. */
  frameOf: (instanceId: string) => MountedApp | undefined;
  now: () => number;
}

export function createAppSupervisor({ instances, stage, frameOf, now }: SupervisorOptions): AppSupervisor {
  const restartedAt = new Map<string, number[]>();
  const asked = new Map<string, Parameters<AppStage["tell"]>[0]>();
  const seen = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const start = (instanceId: string): void => {
    const instance = instances.find(instanceId);
    if (instance?.rest === null || instance === undefined) return;
    instances.change(instanceId, {
      rest: null,
      failure: null,
      state: "LOADING",
      generation: instance.generation + 1,
    });
  };

  /** Takes the frame away, and puts a new one in its place a little later. */
  const renew = ({ instanceId }: AppInstance): void => {
    instances.change(instanceId, { rest: "RESTARTING", failure: null, badge: 0 });
    const timer = setTimeout(() => {
      timers.delete(timer);
      start(instanceId);
    }, restartPauseMs);
    timers.add(timer);
  };

  /** The frames of one app share a process: as long as one of them hangs there, a new one would hang too. */
  const hungWith = ({ app, instanceId }: AppInstance): AppInstance[] =>
    instances
      .get()
      .filter((each) => each.instanceId !== instanceId && each.app.origin === app.origin)
      .filter((each) => frameOf(each.instanceId)?.failure?.code === "HUNG");

  const restart = (instanceId: string): void => {
    const instance = instances.find(instanceId);
    if (instance === undefined || instance.rest === "RESTARTING") return;
    restartedAt.delete(instanceId);
    takeBack(instanceId);
    for (const each of [instance, ...hungWith(instance)]) renew(each);
  };

  const ask = ({ instanceId, app }: AppInstance, title: string, text: string): void => {
    const word = { id: `app ${instanceId}`, appName: app.name, title, text, restart: () => restart(instanceId) };
    asked.set(instanceId, word);
    if (!seen.has(instanceId)) stage.tell(word);
  };

  const takeBack = (instanceId: string): void => {
    if (asked.delete(instanceId)) stage.takeBack(`app ${instanceId}`);
  };

  return {
    restart,
    onReady: takeBack,
    onSeen(instanceId, isSeen) {
      if (isSeen) seen.add(instanceId);
      else seen.delete(instanceId);
      const word = asked.get(instanceId);
      if (word === undefined) return;
      if (isSeen) stage.takeBack(word.id);
      else stage.tell(word);
    },
    onFailure(instanceId, { code, message }) {
      const instance = instances.find(instanceId);
      if (instance === undefined) return;
      const { app, place } = instance;
      const past = restartedAt.get(instanceId) ?? [];
      switch (afterFailure(code, place, past, now())) {
        case "RESTART":
          restartedAt.set(instanceId, [...past, now()].slice(-mostRestarts));
          renew(instance);
          stage.tell({
            id: `app ${instanceId}`,
            appName: app.name,
            title: messages.trouble.restarted(app.name),
            text: messages.trouble.why[code === "HUNG" ? "HUNG" : "CRASHED"],
            restart: null,
          });
          break;
        case "STOP":
          instances.change(instanceId, { rest: "STOPPED" });
          if (code === "FLOODED") ask(instance, messages.trouble.stopped(app.name), message);
          else ask(instance, messages.trouble.stoppedAfter(app.name, mostRestarts), messages.trouble.still);
          break;
        case "ASK":
          ask(instance, messages.trouble.hung(app.name), messages.trouble.hungText);
          break;
        case "WAIT":
      }
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
