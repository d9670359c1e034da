import type { Callback } from "@omni/contract";
import { Button } from "@mantine/core";
import { hideNotification, showNotification } from "@mantine/notifications";
import { IconCalendarClock } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { announce } from "../../lib/announcer.ts";
import { useLiveStore } from "../../lib/live-context.tsx";
import { formatRelative, showCallbacks } from "../callbacks/index.ts";
import { messages } from "./messages.ts";
import { showDesktop } from "./show-desktop.ts";

/** Reminds the agent of a promised call shortly before its time, and says when its time has come. */
export function CallbackAlerts({ desktop }: { desktop: boolean }) {
  const live = useLiveStore();
  const wanted = useRef(desktop);
  useEffect(() => {
    wanted.current = desktop;
  });
  useEffect(
    () =>
      live.onItem(({ name, data }) => {
        if (name !== "callbackReminder" && name !== "callbackDue") return;
        const { callbackId, at, phone, notes } = data["callback"] as Callback;
        const isDue = name === "callbackDue";
        const title = isDue ? messages.callback.due : messages.callback.reminder(formatRelative(at, live.serverNow()));
        const body = [phone, notes].filter((each) => each !== "").join(" · ");
        const id = `callback ${callbackId}`;
        announce(`${title}. ${body}`, { urgent: isDue });
        hideNotification(id);
        showNotification({
          id,
          color: isDue ? "red" : "ink",
          icon: <IconCalendarClock size={18} aria-hidden />,
          title,
          message: <CallbackNote text={body} onOpen={() => hideNotification(id)} />,
          autoClose: isDue ? 60_000 : 20_000,
        });
        if (wanted.current && !document.hasFocus())
          showDesktop({ title, body, tag: id }, () => showCallbacks(), { stays: false });
      }),
    [live],
  );
  return null;
}

function CallbackNote({ text, onOpen }: { text: string; onOpen: () => void }) {
  const open = (): void => {
    onOpen();
    showCallbacks();
  };
  return (
    <>
      <span>{text}</span>{" "}
      <Button size="compact-xs" variant="default" onClick={open}>
        {messages.callback.open}
      </Button>
    </>
  );
}
