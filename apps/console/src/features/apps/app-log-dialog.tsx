import { Badge, Button, Chip, Code, CopyButton, Group, Modal, Text, TextInput } from "@mantine/core";
import type { AppLogEntry } from "@omni/host";
import { useDeferredValue, useState } from "react";
import { formatTime } from "../../lib/format.ts";
import { AppFigures } from "./app-figures.tsx";
import type { AppInstance } from "./app-instance.ts";
import classes from "./app-log.module.css";
import { useAppRecord, useAppsRuntime } from "./apps-context.tsx";
import { filterLog, logLevels } from "./filter-log.ts";
import { messages } from "./messages.ts";

const colours = { debug: "gray", info: "ink", warn: "amber", error: "red" } as const;
const text = messages.logTable;

/** What an app logged and what went wrong with it, newest first, and what passed between it and the console. */
export function AppLogDialog({ instance, onClose }: { instance: AppInstance; onClose: () => void }) {
  const runtime = useAppsRuntime();
  const { instanceId, app } = instance;
  const record = useAppRecord(instanceId);
  const [levels, setLevels] = useState<string[]>([...logLevels]);
  const [search, setSearch] = useState("");
  // A log that grows all the time never keeps the agent from typing.
  const { log, dropped } = useDeferredValue(record);
  const lines = filterLog(log, levels, search);
  return (
    <Modal opened onClose={onClose} title={messages.openLog(app.name)} size="xl">
      <AppFigures instanceId={instanceId} />
      <div className={classes["tools"]}>
        <TextInput
          className={classes["search"]}
          size="xs"
          aria-label={text.search}
          placeholder={text.search}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <Chip.Group multiple value={levels} onChange={setLevels}>
          <Group gap={4} role="group" aria-label={text.levels}>
            {logLevels.map((level) => (
              <Chip key={level} size="xs" value={level}>
                {level}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <CopyButton value={JSON.stringify(lines, null, 2)}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? text.copied : text.copy}
            </Button>
          )}
        </CopyButton>
        <Button size="compact-sm" variant="subtle" onClick={() => runtime?.records.clear(instanceId)}>
          {text.clear}
        </Button>
      </div>
      {lines.length === 0 && (
        <Text size="sm" c="dimmed">
          {log.length === 0 ? text.empty : text.noMatch}
        </Text>
      )}
      <ul className={classes["lines"]}>
        {lines.map((entry, index) => (
          <LogLine key={`${entry.at} ${lines.length - index}`} entry={entry} />
        ))}
      </ul>
      {dropped > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {text.dropped(dropped)}
        </Text>
      )}
    </Modal>
  );
}

function LogLine({ entry: { at, level, code, message, data } }: { entry: AppLogEntry }) {
  return (
    <li className={classes["line"]}>
      <span className="tabular">{formatTime(at)}</span>
      <Badge size="xs" color={colours[level]}>
        {level}
      </Badge>
      <Code className={classes["code"] ?? ""}>{code}</Code>
      <div className={classes["message"]}>
        {message}
        {data !== undefined && <Code block>{typeof data === "string" ? data : JSON.stringify(data)}</Code>}
      </div>
    </li>
  );
}
