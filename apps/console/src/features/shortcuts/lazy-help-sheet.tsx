import { lazy, Suspense } from "react";
import { useWorkspaceView } from "../../lib/workspace-view.ts";

const Sheet = lazy(async () => ({ default: (await import("./help-sheet.tsx")).HelpSheetDialog }));

/** Nothing until the help is first opened. */
export function HelpSheet() {
  const opened = useWorkspaceView((view) => view.helpOpen);
  return <Suspense fallback={null}>{opened && <Sheet />}</Suspense>;
}
