import { Loader, Text } from "@mantine/core";
import type { AppVersion } from "@omni/live";
import { ErrorNote } from "../../ui/error-note.tsx";
import { usePlaces, useSlots } from "./app-queries.ts";
import { installMessages } from "./install-messages.ts";
import { MappingEditor } from "./mapping-editor.tsx";
import { messages } from "./messages.ts";
import { placementMessages as text } from "./placement-messages.ts";
import type { Install } from "./use-install.ts";

/** Where the app is to be shown; begins with what the manifest wants, or what holds already. */
export function PlaceStep({ version, install }: { version: AppVersion; install: Install }) {
  const slots = useSlots();
  const places = usePlaces();
  const error = slots.error ?? places.error;
  if (error !== null) {
    const retry = (): void => void Promise.all([slots.refetch(), places.refetch()]);
    return <ErrorNote title={text.placesFailed} error={error} onRetry={retry} />;
  }
  if (slots.data === undefined || places.data === undefined)
    return <Loader size="sm" role="status" aria-label={messages.loading} />;
  return (
    <>
      <Text mb="xs">{installMessages.place}</Text>
      <MappingEditor
        version={version}
        slots={slots.data}
        scopes={places.data.scopes}
        mappings={install.mappings}
        onChange={install.setMappings}
      />
      {!install.mayGoOn && (
        <Text size="sm" c="red" role="status" mt="xs">
          {text.incomplete}
        </Text>
      )}
    </>
  );
}
