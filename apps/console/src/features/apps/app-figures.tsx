import { useEffect, useState } from "react";
import type { AppFigures as Figures } from "@omni/host";
import { useAppsRuntime } from "./apps-context.tsx";
import classes from "./app-log.module.css";
import { frameElementId } from "./app-instance.ts";
import { measureMemory } from "./measure-memory.ts";
import { messages } from "./messages.ts";

const text = messages.figures;
const refreshMs = 1_000;

/** What passed between the console and an app, as of now. */
export function AppFigures({ instanceId }: { instanceId: string }) {
  const runtime = useAppsRuntime();
  const [figures, setFigures] = useState<Figures | null>(null);
  const [memory, setMemory] = useState<number | null>(null);

  useEffect(() => {
    const refresh = (): void => {
      const now = runtime?.figuresOf(instanceId) ?? null;
      setFigures(now && { ...now });
    };
    refresh();
    const timer = setInterval(refresh, refreshMs);
    return () => clearInterval(timer);
  }, [runtime, instanceId]);

  useEffect(() => {
    let wanted = true;
    const measure = async (): Promise<void> => {
      const bytes = await measureMemory(frameElementId(instanceId));
      if (wanted) setMemory(bytes);
    };
    void measure();
    return () => {
      wanted = false;
    };
  }, [instanceId]);

  const roundTrip = figures?.lastRoundTripMs ?? null;
  const rows: [string, string][] = [
    [text.messagesIn, count(figures?.messagesIn)],
    [text.messagesOut, count(figures?.messagesOut)],
    [text.calls, count(figures?.calls)],
    [text.callErrors, count(figures?.callErrors)],
    [text.callbackErrors, count(figures?.callbackErrors)],
    [text.lastRoundTripMs, roundTrip === null ? text.none : text.milliseconds(roundTrip)],
    [text.memory, memory === null ? text.noMemory : text.megabytes(memory)],
  ];
  return (
    <dl className={classes["figures"]} aria-label={text.title}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const count = (value: number | undefined): string => (value === undefined ? text.none : value.toLocaleString());
