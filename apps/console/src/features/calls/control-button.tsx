import { Loader, Tooltip, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { toAriaShortcut } from "../../lib/shortcut.ts";
import { shortcuts, type ShortcutName } from "../../lib/shortcuts.ts";
import { KeyCaps } from "../../ui/key-caps.tsx";
import classes from "./calls.module.css";

/** One control of a call: an icon over its word. While its order is under way it says so and takes no other. */
export function ControlButton({
  label,
  hint,
  icon,
  busy,
  active,
  tone,
  shortcut,
  onClick,
}: {
  label: string;
  hint?: string | undefined;
  icon: ReactNode;
  busy: boolean;
  /** Of a control that is switched on now. */
  active?: boolean | undefined;
  tone?: "bad" | undefined;
  shortcut?: ShortcutName | undefined;
  onClick: () => void;
}) {
  const tip = (
    <>
      {hint ?? label} {shortcut !== undefined && <KeyCaps shortcut={shortcut} />}
    </>
  );
  return (
    <Tooltip label={tip}>
      <UnstyledButton
        className={classes["control"]}
        data-active={active === true || undefined}
        data-tone={tone}
        aria-busy={busy}
        aria-pressed={active}
        aria-keyshortcuts={shortcut === undefined ? undefined : toAriaShortcut(shortcuts[shortcut])}
        onClick={() => {
          if (!busy) onClick();
        }}
      >
        <span className={classes["controlIcon"]} aria-hidden>
          {busy ? <Loader size={16} color="currentColor" /> : icon}
        </span>
        {label}
      </UnstyledButton>
    </Tooltip>
  );
}
