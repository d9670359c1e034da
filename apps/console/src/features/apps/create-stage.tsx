import { Button, Group, Text } from "@mantine/core";
import { hideNotification, showNotification } from "@mantine/notifications";
import { newId } from "@omni/live";
import { customerTab, showInWorkspace, workspaceView } from "../../lib/workspace-view.ts";
import type { AppInstance } from "./app-instance.ts";
import type { AppStage } from "./local-methods.ts";
import { messages } from "./messages.ts";
import { openTab } from "./open-record.tsx";

const colours = { INFO: "ink", SUCCESS: "green", WARNING: "amber", ERROR: "red" } as const;

export const slotElementId = (instanceId: string): string => `slot-${instanceId}`;

/** The console's screen for apps. `openFullPage` shows an instance over the whole page, or with null the workspace. */
export function createStage(openFullPage: (instanceId: string | null) => void): AppStage {
  return {
    show({ place, placeId }) {
      if (place === "full-page") openFullPage(placeId);
      // Its tab, not its pane: on a narrow window the agent may be writing to a customer in another one.
      else if (place === "right-panel") showInWorkspace({ detailsTab: placeId });
    },
    leave({ place, placeId }) {
      if (place === "full-page") openFullPage(null);
      else if (workspaceView.get().detailsTab === placeId) showInWorkspace({ detailsTab: customerTab });
    },
    notify: ({ type, title, message, actions }, signal) =>
      new Promise((resolve) => {
        const id = newId();
        const choose = (actionId: string | null): void => {
          resolve(actionId);
          hideNotification(id);
        };
        signal.addEventListener("abort", () => choose(null), { once: true });
        showNotification({
          id,
          color: colours[type],
          title,
          message: (
            <>
              <Text size="sm">{message}</Text>
              {actions.length > 0 && (
                <Group gap={6} mt={6}>
                  {actions.map((action) => (
                    <Button key={action.id} size="compact-xs" variant="default" onClick={() => choose(action.id)}>
                      {action.label}
                    </Button>
                  ))}
                </Group>
              )}
            </>
          ),
          autoClose: actions.length > 0 ? false : 8_000,
          onClose: () => resolve(null),
        });
      }),
    tell({ id, appName, title, text, restart }) {
      hideNotification(id);
      showNotification({
        id,
        color: restart === null ? "ink" : "amber",
        title,
        message: (
          <>
            <Text size="sm">{text}</Text>
            {restart !== null && (
              <Button
                size="compact-xs"
                variant="default"
                mt={6}
                aria-label={messages.restartApp(appName)}
                onClick={() => {
                  hideNotification(id);
                  restart();
                }}
              >
                {messages.restart}
              </Button>
            )}
          </>
        ),
        autoClose: restart === null ? 8_000 : false,
      });
    },
    takeBack: (id) => void hideNotification(id),
    openTab,
    slotHeight: ({ instanceId }: AppInstance) => document.getElementById(slotElementId(instanceId))?.clientHeight ?? 0,
  };
}
