import { Suspense } from "react";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { useCallView } from "./call-view-state.ts";

const Ask = lazyPart(async () => (await import("./ask-dialog.tsx")).AskDialog);
const Start = lazyPart(async () => (await import("./start-dialog.tsx")).StartDialog);

/** The dialogs of calls. Nothing until one is first opened. */
export function CallDialogs() {
  const dialog = useCallView((view) => view.dialog);
  return (
    <Suspense fallback={null}>
      {dialog === null ? null : dialog.kind === "start" ? (
        <Start prefill={dialog} />
      ) : (
        <Ask control={dialog.kind} interactionId={dialog.interactionId} />
      )}
    </Suspense>
  );
}
