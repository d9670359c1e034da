import { Select, Text } from "@mantine/core";
import type { AppMapping } from "@omni/live";
import type { ScopeNode } from "./mapping-draft.ts";
import { messages } from "./messages.ts";
import { placementMessages as text } from "./placement-messages.ts";

const keyOf = ({ level, id }: Pick<ScopeNode, "level" | "id">): string => `${level} ${id}`;

/** A part of the contact centre, chosen in its tree. */
export function ScopeSelect({
  tree,
  value,
  onChange,
}: {
  tree: readonly ScopeNode[];
  value: AppMapping["scope"];
  onChange: (node: ScopeNode) => void;
}) {
  const nodes = new Map(tree.map((node) => [keyOf(node), node]));
  return (
    <Select
      label={text.scope}
      searchable
      allowDeselect={false}
      data={tree.map((node) => ({ value: keyOf(node), label: node.path }))}
      value={keyOf(value)}
      renderOption={({ option }) => {
        const node = nodes.get(option.value);
        if (node === undefined) return option.label;
        return (
          <span style={{ paddingInlineStart: `${node.depth}rem` }}>
            {node.name}{" "}
            <Text span size="xs" c="dimmed">
              {messages.levels[node.level]}
            </Text>
          </span>
        );
      }}
      onChange={(key) => {
        const node = nodes.get(key ?? "");
        if (node !== undefined) onChange(node);
      }}
    />
  );
}
