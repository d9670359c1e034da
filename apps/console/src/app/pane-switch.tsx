import { Badge, UnstyledButton } from "@mantine/core";
import { IconLayoutSidebarRight, IconMessages, IconUsersGroup } from "@tabler/icons-react";
import { useWorld } from "../lib/live-context.tsx";
import { showInWorkspace, useWorkspaceView, type Pane } from "../lib/workspace-view.ts";
import { messages } from "./messages.ts";
import classes from "./workspace.module.css";

const panes = [
  { id: "interactions", Icon: IconUsersGroup },
  { id: "conversation", Icon: IconMessages },
  { id: "details", Icon: IconLayoutSidebarRight },
] as const satisfies readonly { id: Pane; Icon: unknown }[];

/** The bottom navigation of a narrow window, which shows one pane at a time. */
export function PaneSwitch() {
  const pane = useWorkspaceView((view) => view.pane);
  const count = useWorld((world) => world.interactions.length);
  return (
    <nav className={classes["switch"]} aria-label={messages.panes.label}>
      {panes.map(({ id, Icon }) => (
        <UnstyledButton
          key={id}
          className={classes["switchItem"]}
          data-pane={id}
          aria-current={pane === id ? "page" : undefined}
          onClick={() => showInWorkspace({ pane: id })}
        >
          <span className={classes["switchIcon"]}>
            <Icon size={20} aria-hidden />
            {id === "interactions" && count > 0 && (
              <Badge size="xs" circle className={classes["switchBadge"]} aria-hidden>
                {count}
              </Badge>
            )}
          </span>
          {messages.panes[id]}
        </UnstyledButton>
      ))}
    </nav>
  );
}
