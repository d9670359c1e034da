import { lazy, Suspense } from "react";
import type { Command } from "../../lib/command.ts";
import { useWorkspaceView } from "../../lib/workspace-view.ts";

const Palette = lazy(async () => ({ default: (await import("./command-palette.tsx")).CommandPaletteDialog }));

/** Nothing until the palette is first opened. */
export function CommandPalette({ commands }: { commands: readonly Command[] }) {
  const opened = useWorkspaceView((view) => view.paletteOpen);
  return <Suspense fallback={null}>{opened && <Palette commands={commands} />}</Suspense>;
}
