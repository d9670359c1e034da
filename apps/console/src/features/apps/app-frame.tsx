import { ActionIcon, Button, Group, Loader, Text, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconFileText, IconReload, IconX } from "@tabler/icons-react";
import { toFramingPath } from "@omni/live";
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import { lazyPart } from "../../ui/lazy-part.tsx";
import type { AppInstance } from "./app-instance.ts";
import { useAppRecord, useAppsRuntime } from "./apps-context.tsx";
import classes from "./apps.module.css";
import { slotElementId } from "./create-stage.tsx";
import { messages } from "./messages.ts";

const AppLogDialog = lazyPart(async () => (await import("./app-log-dialog.tsx")).AppLogDialog);

/** An app in its place: its frame, and around it what the agent needs when it misbehaves. */
export function AppFrame({ instance, visible }: { instance: AppInstance; visible: boolean }) {
  const runtime = useAppsRuntime();
  const { instanceId, app, state, rest, height, generation, url, opened } = instance;
  const { log } = useAppRecord(instanceId);
  const [logOpen, setLogOpen] = useState(false);

  useEffect(() => {
    runtime?.setVisible(instanceId, visible);
  }, [runtime, instanceId, visible, state]);

  if (runtime === null) return null;
  const problems = log.filter(({ level }) => level === "error").length;
  const reload = (): void => runtime.restart(instanceId);
  return (
    <div className={classes["app"]}>
      <div className={classes["bar"]}>
        <span className={classes["appName"]}>{app.name}</span>
        {problems > 0 && (
          <Tooltip label={messages.problems(problems)}>
            <span className={classes["problems"]} role="img" aria-label={messages.problems(problems)}>
              <IconAlertTriangle size={14} aria-hidden />
            </span>
          </Tooltip>
        )}
        <Tooltip label={messages.log}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={messages.openLog(app.name)}
            onClick={() => setLogOpen(true)}
          >
            <IconFileText size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={messages.reload}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={messages.reloadApp(app.name)}
            onClick={reload}
          >
            <IconReload size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {opened && (
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={messages.close(app.name)}
            onClick={() => runtime.instances.remove(instanceId)}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes["slot"]} id={slotElementId(instanceId)}>
        {rest === null && <Frame key={`${generation} ${url}`} instance={instance} height={height} />}
        {(rest === "RESTARTING" || (state === "LOADING" && rest === null)) && (
          <div className={classes["starting"]} role="status">
            <Loader size={14} aria-hidden />{" "}
            {rest === "RESTARTING" ? messages.restarting(app.name) : messages.starting(app.name)}
          </div>
        )}
        {state === "FAILED" && rest !== "RESTARTING" && (
          <FailedNote instance={instance} onReload={reload} onLog={() => setLogOpen(true)} />
        )}
      </div>
      <Suspense fallback={null}>
        {logOpen && <AppLogDialog instance={instance} onClose={() => setLogOpen(false)} />}
      </Suspense>
    </div>
  );
}

/** The frame itself. It is mounted in the turn in which it appears, before its page can say hello, and never moves. */
export function Frame({ instance, height = null }: { instance: AppInstance; height?: number | null }) {
  const runtime = useAppsRuntime();
  const frame = useRef<HTMLIFrameElement>(null);
  const [mounted] = useState(instance);

  useLayoutEffect(() => {
    if (runtime === null || frame.current === null) return;
    return runtime.mount(frame.current, mounted);
  }, [runtime, mounted]);

  const style = height === null ? undefined : { height, flex: "none" };
  const { app } = mounted;
  if (app.hostedElsewhere)
    return (
      // Of the console's own origin: what it holds has the sandbox.
      // oxlint-disable-next-line react/iframe-missing-sandbox
      <iframe
        ref={frame}
        src={toFramingPath(app.appId)}
        className={classes["frame"]}
        title={messages.framingTitle(app.name)}
        style={style}
      />
    );
  const { id, src } = runtime?.frameOf(mounted) ?? {};
  return (
    <iframe
      ref={frame}
      id={id}
      src={src}
      className={classes["frame"]}
      title={messages.frameTitle(app.name)}
      sandbox={app.sandbox}
      allow={app.allow}
      style={style}
    />
  );
}

/** Covers what the frame shows, because it may look alive while nothing reaches it. */
function FailedNote({ instance, onReload, onLog }: { instance: AppInstance; onReload: () => void; onLog: () => void }) {
  const runtime = useAppsRuntime();
  const { failure, app, rest } = instance;
  return (
    <div className={classes["failed"]} role="alert">
      <IconAlertTriangle size={24} className={classes["failedIcon"]} aria-hidden />
      <Text fw={600}>{titleOf(app.name, rest, failure)}</Text>
      {failure !== null && (
        <Text size="sm" c="dimmed">
          {failure.message} {runtime?.repairOf(failure.code)}
        </Text>
      )}
      <Group gap="xs" mt="xs">
        <Button size="xs" leftSection={<IconReload size={14} aria-hidden />} onClick={onReload}>
          {isGone(rest, failure) ? messages.restart : messages.reload}
        </Button>
        <Button size="xs" variant="default" onClick={onLog}>
          {messages.log}
        </Button>
      </Group>
    </div>
  );
}

const isGone = (rest: AppInstance["rest"], failure: AppInstance["failure"]): boolean =>
  rest === "STOPPED" || failure?.code === "HUNG" || failure?.code === "CRASHED";

function titleOf(name: string, rest: AppInstance["rest"], failure: AppInstance["failure"]): string {
  if (rest === "STOPPED") return messages.stopped(name);
  if (failure?.code === "HUNG") return messages.hung(name);
  return failure?.code === "CRASHED" ? messages.crashed(name) : messages.failed(name);
}
