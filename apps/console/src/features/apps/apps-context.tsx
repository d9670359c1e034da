import { useComputedColorScheme } from "@mantine/core";
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { useLiveStore } from "../../lib/live-context.tsx";
import { createStore, useStore } from "../../lib/store.ts";
import { showError } from "../../ui/show-error.tsx";
import type { AppInstance, AppPlace } from "./app-instance.ts";
import { emptyRecord, type AppRecord } from "./app-records.ts";
import type { AppsRuntime } from "./apps-runtime.ts";
import { createStage } from "./create-stage.tsx";
import { messages } from "./messages.ts";

const AppsContext = createContext<AppsRuntime | null>(null);
const noInstances = createStore<readonly AppInstance[]>([]);

/** Runs the agent's apps. What it needs is loaded after the workspace, which does not wait for it. */
export function AppsProvider({
  openFullPage,
  children,
}: {
  openFullPage: (instanceId: string | null) => void;
  children: ReactNode;
}) {
  const live = useLiveStore();
  const theme = useComputedColorScheme("light");
  const locale = navigator.language;
  const [runtime, setRuntime] = useState<AppsRuntime | null>(null);
  const latest = useRef({ openFullPage, theme });
  useEffect(() => {
    latest.current = { openFullPage, theme };
  });

  useEffect(() => {
    let wanted = true;
    let created: AppsRuntime | null = null;
    const start = async (): Promise<void> => {
      try {
        const { createAppsRuntime } = await import("./apps-runtime.ts");
        if (!wanted) return;
        const stage = createStage((instanceId) => latest.current.openFullPage(instanceId));
        created = createAppsRuntime(live, stage, { theme: latest.current.theme, locale: navigator.language });
        setRuntime(created);
      } catch (error) {
        showError(messages.failed(messages.apps), error);
      }
    };
    void start();
    return () => {
      wanted = false;
      setRuntime(null);
      created?.close();
    };
  }, [live]);

  useEffect(() => runtime?.setSurroundings({ theme, locale }), [runtime, theme, locale]);

  return <AppsContext value={runtime}>{children}</AppsContext>;
}

/** Null until apps can run. */
export const useAppsRuntime = (): AppsRuntime | null => useContext(AppsContext);

/** Every instance of an app, in the order in which they came: their frames must stand in the page in that order. */
export function useAppInstances(): readonly AppInstance[] {
  const runtime = useAppsRuntime();
  return useStore(runtime?.instances ?? noInstances, (all) => all);
}

/** The instances that the agent can go to now, in the order of priority. */
export function useShownApps(place: AppPlace): AppInstance[] {
  return useAppInstances()
    .filter((each) => each.shown && each.place === place)
    .toSorted((a, b) => b.app.priority - a.app.priority);
}

const noRecords = createStore<ReadonlyMap<string, AppRecord>>(new Map());

/** What an instance logged. */
export function useAppRecord(instanceId: string): AppRecord {
  const runtime = useAppsRuntime();
  return useStore(runtime?.records ?? noRecords, (all) => all.get(instanceId) ?? emptyRecord);
}
