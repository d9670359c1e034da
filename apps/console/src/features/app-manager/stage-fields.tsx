import { MultiSelect, Radio, Slider, Stack, Text } from "@mantine/core";
import type { AppPlaces, AppRollOutStage } from "@omni/live";
import { versionMessages } from "./version-messages.ts";

const text = versionMessages.stage;
const kinds = ["USERS", "PERCENT", "ALL"] as const satisfies readonly AppRollOutStage["kind"][];

const stageOf: Record<AppRollOutStage["kind"], AppRollOutStage> = {
  USERS: { kind: "USERS", userIds: [] },
  PERCENT: { kind: "PERCENT", percent: 10 },
  ALL: { kind: "ALL" },
};

/** Who gets a version: named users first, then a part of all, then everybody. */
export function StageFields({
  stage,
  users,
  onChange,
}: {
  stage: AppRollOutStage;
  users: AppPlaces["users"];
  onChange: (stage: AppRollOutStage) => void;
}) {
  return (
    <Stack gap="sm">
      <Radio.Group
        label={text.label}
        value={stage.kind}
        onChange={(chosen) => {
          const kind = kinds.find((each) => each === chosen);
          if (kind !== undefined) onChange(stageOf[kind]);
        }}
      >
        <Stack gap={6} mt={4}>
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={text[kind]} />
          ))}
        </Stack>
      </Radio.Group>
      {stage.kind === "USERS" && (
        <MultiSelect
          label={text.users}
          placeholder={stage.userIds.length === 0 ? text.usersPlaceholder : ""}
          searchable
          data={users.map(({ userId, name, userName }) => ({ value: userId, label: `${name} (${userName})` }))}
          value={stage.userIds}
          onChange={(userIds) => onChange({ kind: "USERS", userIds })}
        />
      )}
      {stage.kind === "PERCENT" && (
        <div>
          <Text size="sm" fw={500}>
            {text.percent}: {stage.percent} %
          </Text>
          <Slider
            thumbLabel={text.percent}
            min={1}
            max={100}
            value={stage.percent}
            label={(percent) => `${percent} %`}
            onChange={(percent) => onChange({ kind: "PERCENT", percent })}
          />
          <Text size="xs" c="dimmed" mt={4}>
            {text.percentHint}
          </Text>
        </div>
      )}
    </Stack>
  );
}
