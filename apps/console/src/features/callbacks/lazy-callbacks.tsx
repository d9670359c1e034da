import { Suspense } from "react";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { useCallbackView } from "./callback-view-state.ts";

const List = lazyPart(async () => (await import("./callback-list.tsx")).CallbackList);
const Schedule = lazyPart(async () => (await import("./schedule-dialog.tsx")).ScheduleDialog);

/** The list of callbacks and the dialog that schedules one. Nothing until one is first opened. */
export function Callbacks() {
  const { listOpen, scheduleFor } = useCallbackView((view) => view);
  return (
    <Suspense fallback={null}>
      {listOpen && <List />}
      {scheduleFor !== null && <Schedule interactionId={scheduleFor} />}
    </Suspense>
  );
}
