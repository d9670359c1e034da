import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconInfoCircle, IconMapPinOff, IconPlus } from "@tabler/icons-react";
import type { AppMapping, AppPlaces, AppSlotInfo, AppVersion } from "@omni/live";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { toScopeTree, unknownSlots } from "./mapping-draft.ts";
import { MappingFields } from "./mapping-fields.tsx";
import { placementMessages as text } from "./placement-messages.ts";

/** The places of an app, to change. */
export function MappingEditor({
  version,
  slots,
  scopes,
  mappings,
  onChange,
}: {
  version: AppVersion;
  slots: readonly AppSlotInfo[];
  scopes: AppPlaces["scopes"];
  mappings: readonly AppMapping[];
  onChange: (mappings: AppMapping[]) => void;
}) {
  const tree = toScopeTree(scopes);
  const missing = unknownSlots(version, slots);
  const add = (): void => {
    const [page] = version.pages;
    const [centre] = tree;
    if (page === undefined || centre === undefined) return;
    const scope = { level: centre.level, id: centre.id, applicableToAllChildren: true };
    onChange([...mappings, { page: page.id, slots: [], userTypes: ["AGENT"], scope }]);
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {text.text}
      </Text>
      {missing.length > 0 && (
        <Alert color="amber" icon={<IconInfoCircle size={18} aria-hidden />}>
          {text.unknownSlots(missing.join(", "))}
        </Alert>
      )}
      {mappings.length === 0 && (
        <EmptyNote icon={<IconMapPinOff size={28} />} title={text.none}>
          {text.noneText}
        </EmptyNote>
      )}
      {mappings.map((mapping, index) => (
        <MappingFields
          // A place has no name of its own; its fields hold no state.
          key={index}
          number={index + 1}
          mapping={mapping}
          version={version}
          slots={slots}
          tree={tree}
          onChange={(changed) => onChange(mappings.with(index, changed))}
          onRemove={() => onChange(mappings.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          {text.add}
        </Button>
      </div>
    </Stack>
  );
}
