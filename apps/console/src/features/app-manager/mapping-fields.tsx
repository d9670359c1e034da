import { Button, Checkbox, Fieldset, Group, MultiSelect, Select, SimpleGrid, Switch, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { UserType } from "@omni/contract";
import type { AppMapping, AppSlotInfo, AppVersion } from "@omni/live";
import type { ScopeNode } from "./mapping-draft.ts";
import { messages } from "./messages.ts";
import { placementMessages as text } from "./placement-messages.ts";
import { ScopeSelect } from "./scope-select.tsx";

const roles = Object.keys(messages.userTypes) as UserType[];

/** One place: which page, in which slots, for whom, where. */
export function MappingFields({
  number,
  mapping,
  version,
  slots,
  tree,
  onChange,
  onRemove,
}: {
  number: number;
  mapping: AppMapping;
  version: AppVersion;
  slots: readonly AppSlotInfo[];
  tree: readonly ScopeNode[];
  onChange: (mapping: AppMapping) => void;
  onRemove: () => void;
}) {
  const { scope } = mapping;
  const change = (part: Partial<AppMapping>): void => onChange({ ...mapping, ...part });
  const isBackground = version.scope === "BACKGROUND";
  return (
    <Fieldset legend={text.place(number)}>
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="sm">
        {(version.pages.length > 1 || version.pages[0]?.id !== mapping.page) && (
          <Select
            label={text.page}
            data={toPageOptions(version, mapping.page)}
            value={mapping.page}
            allowDeselect={false}
            onChange={(page) => change({ page: page ?? mapping.page })}
          />
        )}
        {isBackground ? (
          <Text size="sm">{text.background}</Text>
        ) : (
          <MultiSelect
            label={text.slots}
            placeholder={mapping.slots.length === 0 ? text.slotsPlaceholder : ""}
            data={slots
              .filter(({ slot }) => slot !== "background")
              .map(({ slot, title }) => ({ value: slot, label: title }))}
            value={mapping.slots}
            onChange={(chosen) => change({ slots: chosen })}
          />
        )}
        <ScopeSelect
          tree={tree}
          value={scope}
          onChange={({ level, id }) =>
            change({
              scope: { level, id, applicableToAllChildren: level === "QUEUE" || scope.applicableToAllChildren },
            })
          }
        />
        <Checkbox.Group
          label={text.roles}
          value={mapping.userTypes}
          onChange={(chosen) => change({ userTypes: roles.filter((role) => chosen.includes(role)) })}
        >
          <Group gap="md" mt={4}>
            {roles.map((role) => (
              <Checkbox key={role} value={role} label={messages.userTypes[role]} />
            ))}
          </Group>
        </Checkbox.Group>
        {scope.level !== "QUEUE" && (
          <Switch
            mt="md"
            label={text.children}
            description={
              scope.applicableToAllChildren
                ? undefined
                : scope.level === "CONTACT_CENTRE"
                  ? text.childrenCentre
                  : text.childrenBelow
            }
            checked={scope.applicableToAllChildren}
            onChange={(event) => change({ scope: { ...scope, applicableToAllChildren: event.currentTarget.checked } })}
          />
        )}
      </SimpleGrid>
      <Group justify="flex-end" mt="xs">
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={14} aria-hidden />}
          aria-label={text.remove(number)}
          onClick={onRemove}
        >
          {text.removeShort}
        </Button>
      </Group>
    </Fieldset>
  );
}

/** The version's pages, and one of an older version that a place still names. */
function toPageOptions({ pages }: AppVersion, chosen: string): { value: string; label: string }[] {
  const options = pages.map(({ id, title }) => ({ value: id, label: title }));
  return options.some(({ value }) => value === chosen) ? options : [...options, { value: chosen, label: chosen }];
}
