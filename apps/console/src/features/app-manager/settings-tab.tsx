import { Button, Group, Paper, Stack } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import { IconAdjustmentsOff } from "@tabler/icons-react";
import type { AppDetails } from "@omni/live";
import { useState, type SubmitEvent } from "react";
import { putJson } from "../../lib/api.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { showError } from "../../ui/show-error.tsx";
import { appPath, useAppOrder } from "./app-queries.ts";
import { settingMessages as text } from "./placement-messages.ts";
import { SettingInput } from "./setting-input.tsx";
import { problemsOf, shownValue, toBody, type SettingsDraft } from "./settings-draft.ts";

/** The form that the manifest asks to be filled in. */
export function SettingsTab({ app: { appId, settings } }: { app: AppDetails }) {
  const [draft, setDraft] = useState<SettingsDraft>({});
  // A new round of filling in: fields forget that a secret was being typed.
  const [round, setRound] = useState(0);
  const startAnew = (): void => {
    setDraft({});
    setRound(round + 1);
  };
  const save = useAppOrder(() => putJson<AppDetails>(appPath(appId, "/settings"), toBody(settings, draft)), {
    onDone: () => {
      startAnew();
      showNotification({ color: "green", message: text.saved });
    },
    onFailed: (error) => showError(text.saveFailed, error),
  });
  if (settings.fields.length === 0)
    return (
      <EmptyNote icon={<IconAdjustmentsOff size={28} />} title={text.none}>
        {text.noneText}
      </EmptyNote>
    );
  const isChanged = Object.keys(toBody(settings, draft).values).length > 0;
  const refused = problemsOf(save.error);
  const problemOf = (key: string): string | null => {
    if (refused[key] !== undefined) return refused[key];
    if (Object.hasOwn(draft, key)) return null;
    return settings.problems.find((each) => each.key === key)?.problem ?? null;
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <Paper withBorder p="md" component="form" onSubmit={onSubmit} maw="46rem">
      <Stack gap="md">
        {settings.fields.map((field) => (
          <SettingInput
            key={`${field.key} ${round}`}
            field={field}
            value={shownValue(settings, draft, field.key)}
            secret={{
              isSet: settings.secretsSet.includes(field.key),
              isChanged: Object.hasOwn(draft, field.key),
            }}
            problem={problemOf(field.key)}
            onChange={(value) => setDraft({ ...draft, [field.key]: value })}
            onKeep={() => setDraft(Object.fromEntries(Object.entries(draft).filter(([key]) => key !== field.key)))}
          />
        ))}
        <Group justify="flex-end">
          <Button
            variant="default"
            disabled={!isChanged}
            onClick={() => {
              startAnew();
              save.reset();
            }}
          >
            {text.discard}
          </Button>
          <Button type="submit" disabled={!isChanged} loading={save.isPending}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
