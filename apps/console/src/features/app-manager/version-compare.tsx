import { Badge, Group, Paper, Select, Text } from "@mantine/core";
import type { AppVersion } from "@omni/live";
import { useState } from "react";
import classes from "./app-manager.module.css";
import { compareVersions } from "./compare-versions.ts";
import { VersionFacts } from "./version-facts.tsx";
import { versionMessages as text } from "./version-messages.ts";

/** Two versions side by side, and what changed in what they may do. */
export function VersionCompare({ versions, active }: { versions: readonly AppVersion[]; active: string | null }) {
  const [newest, second] = versions;
  // Only what was chosen: versions may come and go while this is open.
  const [left, setLeft] = useState<string | null>(null);
  const [right, setRight] = useState<string | null>(null);
  const find = (name: string | null): AppVersion | undefined => versions.find(({ version }) => version === name);
  const from = find(left) ?? (active === newest?.version ? second : (find(active) ?? second));
  const to = find(right) ?? newest;
  if (versions.length < 2 || from === undefined || to === undefined) return null;
  const names = versions.map(({ version }) => version);
  return (
    <Paper withBorder p="md" mt="sm" component="section" aria-label={text.compare}>
      <h2 className={classes["heading"]}>{text.compare}</h2>
      <Group mb="sm">
        <Select
          label={text.left}
          data={names}
          value={from.version}
          allowDeselect={false}
          onChange={(name) => setLeft(name ?? from.version)}
        />
        <Select
          label={text.right}
          data={names}
          value={to.version}
          allowDeselect={false}
          onChange={(name) => setRight(name ?? to.version)}
        />
      </Group>
      <Differences from={from} to={to} />
      <div className={classes["two"]}>
        <VersionFacts version={from} />
        <VersionFacts version={to} />
      </div>
    </Paper>
  );
}

function Differences({ from, to }: { from: AppVersion; to: AppVersion }) {
  const differences = compareVersions(from, to);
  if (differences.length === 0)
    return (
      <Text size="sm" mb="md">
        {text.same}
      </Text>
    );
  return (
    <ul className={classes["plain"]} style={{ marginBottom: "1rem" }}>
      {differences.map(({ kind, added, removed }) => (
        <li key={kind}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {text.kinds[kind]}
            </Text>
            {added.map((name) => (
              <Badge key={name} variant="light" color="amber" tt="none">
                {text.added}: {name}
              </Badge>
            ))}
            {removed.map((name) => (
              <Badge key={name} variant="light" color="gray" tt="none">
                {text.removed}: {name}
              </Badge>
            ))}
          </Group>
        </li>
      ))}
    </ul>
  );
}
