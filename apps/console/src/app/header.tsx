import { ActionIcon, Badge, Tooltip, UnstyledButton } from "@mantine/core";
import { IconHelp, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useShownApps } from "../features/apps/index.ts";
import { CallbacksButton } from "../features/callbacks/index.ts";
import { StartButton } from "../features/calls/index.ts";
import { AvailabilityMenu } from "../features/session/index.ts";
import { toAriaShortcut } from "../lib/shortcut.ts";
import { shortcuts } from "../lib/shortcuts.ts";
import { showInWorkspace } from "../lib/workspace-view.ts";
import { Brand } from "../ui/brand.tsx";
import { KeyCaps } from "../ui/key-caps.tsx";
import classes from "./header.module.css";
import { messages } from "./messages.ts";

/** The line above everything: who the agent is to the centre now, and the ways to everything else. */
export function Header({ working, accountMenu }: { working: boolean; accountMenu: ReactNode }) {
  return (
    <header className={classes["header"]} data-working={working || undefined}>
      <Brand />
      {working && (
        <>
          <AvailabilityMenu />
          <StartButton />
          <PageLinks />
        </>
      )}
      <span className={classes["space"]} />
      {working && (
        <>
          <UnstyledButton
            className={classes["search"]}
            aria-keyshortcuts={toAriaShortcut(shortcuts.openPalette)}
            onClick={() => showInWorkspace({ paletteOpen: true })}
          >
            <IconSearch size={15} aria-hidden />
            <span className={classes["searchText"]}>{messages.palette}</span>
            <span className={classes["searchKeys"]}>
              <KeyCaps shortcut="openPalette" />
            </span>
          </UnstyledButton>
          <CallbacksButton />
          <Tooltip label={messages.help}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              className={classes["help"]}
              aria-label={messages.help}
              aria-keyshortcuts={toAriaShortcut(shortcuts.openHelp)}
              onClick={() => showInWorkspace({ helpOpen: true })}
            >
              <IconHelp size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      {accountMenu}
    </header>
  );
}

/** The workspace and the apps that take a whole page; nothing while there is only the workspace. */
function PageLinks() {
  const apps = useShownApps("full-page");
  if (apps.length === 0) return null;
  return (
    <nav className={classes["pages"]} aria-label={messages.pages}>
      <Link to="/" className={classes["page"]} activeOptions={{ exact: true }}>
        {messages.workspace}
      </Link>
      {apps.map(({ placeId, app, badge }) => (
        <Link key={placeId} to="/apps/$instanceId" params={{ instanceId: placeId }} className={classes["page"]}>
          {app.name}
          {badge > 0 && (
            <Badge size="xs" ml={6} aria-label={messages.badge(badge)}>
              {badge}
            </Badge>
          )}
        </Link>
      ))}
    </nav>
  );
}
