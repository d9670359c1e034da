import { Badge, UnstyledButton } from "@mantine/core";
import { useEffect, type KeyboardEvent, type ReactNode } from "react";
import classes from "./tab-strip.module.css";

export interface Tab {
  id: string;
  label: string;
  icon?: ReactNode;
  /** A count on the tab; 0 shows none. */
  badge?: number;
  badgeLabel?: string;
  /** Something is wrong in the tab; said in words. */
  problem?: string | null;
}

const tabPanelId = (id: string): string => `tab-panel-${id}`;
const tabId = (id: string): string => `tab-${id}`;

/** Tabs by the ARIA pattern: arrow keys move, and what has the focus is shown. Its panels are the caller's and stay mounted. */
export function TabStrip({
  label,
  tabs,
  active,
  onChange,
}: {
  label: string;
  tabs: readonly Tab[];
  active: string;
  onChange: (id: string) => void;
}) {
  useEffect(() => {
    document.getElementById(tabId(active))?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.findIndex(({ id }) => id === active);
    const next =
      event.key === "Home" ? tabs[0] : event.key === "End" ? tabs.at(-1) : step && tabs.at((at + step) % tabs.length);
    if (!next) return;
    event.preventDefault();
    onChange(next.id);
    document.getElementById(tabId(next.id))?.focus();
  };
  return (
    <div className={classes["strip"]} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: text, icon, badge = 0, badgeLabel, problem = null }) => (
        <UnstyledButton
          key={id}
          id={tabId(id)}
          role="tab"
          className={classes["tab"]}
          aria-selected={id === active}
          aria-controls={tabPanelId(id)}
          tabIndex={id === active ? 0 : -1}
          onClick={() => onChange(id)}
        >
          {icon}
          <span className={classes["label"]}>{text}</span>
          {problem !== null && <span className={classes["problem"]} role="img" aria-label={problem} />}
          {badge > 0 && (
            <Badge size="xs" aria-label={badgeLabel}>
              {badge}
            </Badge>
          )}
        </UnstyledButton>
      ))}
    </div>
  );
}

/** One tab's content. Hidden, it stays in the page: an app's frame would load anew. */
export function TabPanel({ id, active, children }: { id: string; active: boolean; children: ReactNode }) {
  return (
    <div id={tabPanelId(id)} role="tabpanel" aria-labelledby={tabId(id)} hidden={!active} className={classes["panel"]}>
      {children}
    </div>
  );
}
