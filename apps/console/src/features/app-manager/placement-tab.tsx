import { Button, Group, Loader, Paper, Text } from "@mantine/core";
import { showNotification } from "@mantine/notifications";
import type { AppDetails, AppMapping, AppPlaces, AppSlotInfo } from "@omni/live";
import { useState } from "react";
import { putJson } from "../../lib/api.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { showError } from "../../ui/show-error.tsx";
import classes from "./app-manager.module.css";
import { appPath, useAppOrder, usePlaces, useSlots } from "./app-queries.ts";
import { leadingVersionOf } from "./leading-version.ts";
import { isComplete, sameMappings } from "./mapping-draft.ts";
import { MappingEditor } from "./mapping-editor.tsx";
import { messages } from "./messages.ts";
import { placementMessages as text } from "./placement-messages.ts";
import { SlotOrders } from "./slot-orders.tsx";

/** Where the app is shown, to whom, and at which place among the others. */
export function PlacementTab({ app }: { app: AppDetails }) {
  const slots = useSlots();
  const places = usePlaces();
  const error = slots.error ?? places.error;
  if (error !== null) {
    const retry = (): void => void Promise.all([slots.refetch(), places.refetch()]);
    return <ErrorNote title={text.placesFailed} error={error} onRetry={retry} />;
  }
  if (slots.data === undefined || places.data === undefined)
    return <Loader size="sm" role="status" aria-label={messages.loading} />;
  const used = new Set(app.mappings.flatMap((mapping) => mapping.slots));
  const usedSlots = slots.data.filter(({ slot }) => used.has(slot));
  return (
    <>
      <PlacesForm app={app} slots={slots.data} scopes={places.data.scopes} />
      {usedSlots.length > 0 && (
        <Paper withBorder p="md" mt="sm" component="section" aria-label={messages.order.title}>
          <h2 className={classes["heading"]}>{messages.order.title}</h2>
          <SlotOrders slots={usedSlots} highlighted={app.appId} />
        </Paper>
      )}
    </>
  );
}

function PlacesForm({
  app,
  slots,
  scopes,
}: {
  app: AppDetails;
  slots: readonly AppSlotInfo[];
  scopes: AppPlaces["scopes"];
}) {
  const [draft, setDraft] = useState<AppMapping[] | null>(null);
  const save = useAppOrder(
    (mappings: AppMapping[]) => putJson<AppDetails>(appPath(app.appId, "/mappings"), { mappings }),
    {
      onDone: () => {
        setDraft(null);
        showNotification({ color: "green", message: text.saved });
      },
      onFailed: (error) => showError(text.saveFailed, error),
    },
  );
  const version = leadingVersionOf(app);
  if (version === null) return null;
  const mappings = draft ?? app.mappings;
  const complete = isComplete(mappings, version.scope === "BACKGROUND");
  const isChanged = !sameMappings(mappings, app.mappings);
  return (
    <Paper withBorder p="md">
      <MappingEditor version={version} slots={slots} scopes={scopes} mappings={mappings} onChange={setDraft} />
      {!complete && (
        <Text size="sm" role="status" mt="xs">
          {text.incomplete}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" disabled={!isChanged} onClick={() => setDraft(null)}>
          {text.discard}
        </Button>
        <Button disabled={!isChanged || !complete} loading={save.isPending} onClick={() => save.mutate(mappings)}>
          {text.save}
        </Button>
      </Group>
    </Paper>
  );
}
