import { Suspense } from "react";
import type { Command } from "../../lib/command.ts";
import { useWorkspaceView } from "../../lib/workspace-view.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";

const Palette = lazyPart(async () => (await import("./command-palette.tsx")).CommandPaletteDialog);

/** Nothing until the palette is first opened. */
export function CommandPalette({ commands }: { commands: readonly Command[] }) {
  const opened = useWorkspaceView((view) => view.paletteOpen);
  return <Suspense fallback={null}>{opened && <Palette commands={commands} />}</Suspense>;
}
