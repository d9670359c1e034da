import "@mantine/spotlight/styles.css";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Command } from "../../lib/command.ts";
import { showInWorkspace } from "../../lib/workspace-view.ts";
import { KeyCaps } from "../../ui/key-caps.tsx";
import classes from "./command-palette.module.css";
import { messages } from "./messages.ts";

export function CommandPaletteDialog({ commands }: { commands: readonly Command[] }) {
  const [[store, spotlight]] = useState(createSpotlight);
  useEffect(() => spotlight.open(), [spotlight]);

  const available = commands.filter((command) => command.available && command.id !== "openPalette");
  const groups = [...new Set(available.map(({ group }) => group))].map((group) => ({
    group,
    actions: available
      .filter((command) => command.group === group)
      .map(({ id, label, shortcut, run }) => ({
        id,
        label,
        rightSection: shortcut === undefined ? null : <KeyCaps shortcut={shortcut} />,
        onClick: run,
      })),
  }));
  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={groups}
      nothingFound={messages.nothing}
      highlightQuery
      scrollable
      maxHeight={420}
      size={560}
      attributes={{ content: { "aria-label": messages.label } }}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      classNames={{ actionsGroup: classes["group"] ?? "" }}
      onSpotlightClose={() => showInWorkspace({ paletteOpen: false })}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: messages.search,
        "aria-label": messages.search,
      }}
    />
  );
}
