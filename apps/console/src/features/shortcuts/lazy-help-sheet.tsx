import { Suspense } from "react";
import { useWorkspaceView } from "../../lib/workspace-view.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";

const Sheet = lazyPart(async () => (await import("./help-sheet.tsx")).HelpSheetDialog);

/** Nothing until the help is first opened. */
export function HelpSheet() {
  const opened = useWorkspaceView((view) => view.helpOpen);
  return <Suspense fallback={null}>{opened && <Sheet />}</Suspense>;
}
