import type { Callback } from "@omni/contract";
import { Drawer, SegmentedControl, Skeleton } from "@mantine/core";
import { IconCalendarClock } from "@tabler/icons-react";
import { useState } from "react";
import { useServerNow } from "../../lib/clock.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { CallbackRow } from "./callback-row.tsx";
import { showCallbacks } from "./callback-view-state.ts";
import classes from "./callbacks.module.css";
import { groupCallbacks, type Whose } from "./group-callbacks.ts";
import { messages } from "./messages.ts";
import { useCallbacks } from "./use-callbacks.ts";

/** Every open callback of the agent and of the agent's campaigns. */
export function CallbackList() {
  const now = useServerNow();
  const [whose, setWhose] = useState<Whose | "all">("all");
  const { data, error, refetch } = useCallbacks();
  const { due, upcoming } = groupCallbacks(data ?? [], whose, now);
  return (
    <Drawer
      opened
      onClose={() => showCallbacks(false)}
      title={messages.title}
      position="right"
      size={420}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <SegmentedControl
        size="xs"
        fullWidth
        mb="sm"
        aria-label={messages.whose.label}
        data={(["all", "mine", "campaign"] as const).map((value) => ({ value, label: messages.whose[value] }))}
        value={whose}
        onChange={(next) => setWhose(next)}
      />
      {error !== null && data === undefined ? (
        <ErrorNote title={messages.failed} error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <div role="status" aria-busy="true" aria-label={messages.loading}>
          <Skeleton height={64} mt="xs" />
          <Skeleton height={64} mt="xs" />
        </div>
      ) : due.length + upcoming.length === 0 ? (
        <EmptyNote icon={<IconCalendarClock size={28} />} title={messages.none.title}>
          {messages.none.text}
        </EmptyNote>
      ) : (
        <>
          <Rows title={messages.due} callbacks={due} />
          <Rows title={messages.upcoming} callbacks={upcoming} />
        </>
      )}
    </Drawer>
  );
}

function Rows({ title, callbacks }: { title: string; callbacks: readonly Callback[] }) {
  if (callbacks.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className={classes["groupTitle"]}>{title}</h3>
      <ul className={classes["rows"]}>
        {callbacks.map((callback) => (
          <CallbackRow key={callback.callbackId} callback={callback} />
        ))}
      </ul>
    </section>
  );
}
