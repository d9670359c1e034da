import type { Callback } from "@omni/contract";
import { Button } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { announce } from "../../lib/announcer.ts";
import { useServerNow } from "../../lib/clock.ts";
import { formatDayAndTime } from "../../lib/format.ts";
import { useCall, useWorld } from "../../lib/live-context.tsx";
import { useCan } from "../../lib/use-can.ts";
import { useOrder } from "../../lib/use-order.ts";
import { showInWorkspace } from "../../lib/workspace-view.ts";
import { showCallbacks } from "./callback-view-state.ts";
import classes from "./callbacks.module.css";
import { messages } from "./messages.ts";
import { formatRelative } from "./relative-time.ts";
import { useRefreshCallbacks } from "./use-callbacks.ts";

/** One promised call: whom, when, why, and calling now. */
export function CallbackRow({ callback }: { callback: Callback }) {
  const { at, self, phone, notes, campaignId } = callback;
  const now = useServerNow();
  const name = useCustomerName(callback.customerId) ?? phone;
  const campaign = useWorld((world) => world.session.assignedCampaigns.find((each) => each.campaignId === campaignId));
  return (
    <li className={classes["row"]}>
      <div className={classes["rowHead"]}>
        <span className={classes["name"]}>{name}</span>
        <time
          className={classes["when"]}
          data-due={at <= now || undefined}
          dateTime={new Date(at).toISOString()}
          title={formatDayAndTime(at)}
        >
          {formatRelative(at, now)}
        </time>
      </div>
      <p className={classes["rowDetail"]}>
        {[formatDayAndTime(at), ...(name === phone ? [] : [phone]), campaign?.name ?? campaignId].join(" · ")}
      </p>
      <p className={classes["rowDetail"]}>{self ? messages.mine : messages.campaign}</p>
      {notes !== "" && <p className={classes["rowNotes"]}>{notes}</p>}
      <RowButtons callback={callback} name={name} />
    </li>
  );
}

function RowButtons({ callback: { callbackId, state }, name }: { callback: Callback; name: string }) {
  const can = useCan();
  const refresh = useRefreshCallbacks();
  const dial = useOrder("interaction.dialCallback", messages.dialFailed);
  const cancel = useOrder("interaction.cancelCallback", messages.cancelFailed);
  const [asking, setAsking] = useState(false);

  const dialNow = async (): Promise<void> => {
    const call = await dial.send({ callbackId });
    refresh();
    if (call === null) return;
    showCallbacks(false);
    showInWorkspace({ pane: "conversation" });
  };
  const cancelNow = async (): Promise<void> => {
    // The method answers null when it is done, as a refusal does: the list says what became of it.
    await cancel.send({ callbackId });
    announce(messages.cancelled);
    refresh();
  };
  if (asking) {
    return (
      <div className={classes["rowButtons"]}>
        <span className={classes["sure"]}>{messages.sure}</span>
        <Button size="compact-xs" color="red" loading={cancel.sending} onClick={() => void cancelNow()}>
          {messages.cancel}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setAsking(false)}>
          {messages.keep}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes["rowButtons"]}>
      {can("interaction.dialCallback") && (
        <Button
          size="compact-xs"
          variant={state === "DUE" ? "filled" : "default"}
          loading={dial.sending}
          leftSection={<IconPhone size={13} aria-hidden />}
          aria-label={messages.dialOf(name)}
          onClick={() => void dialNow()}
        >
          {messages.dial}
        </Button>
      )}
      {can("interaction.cancelCallback") && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={messages.cancelOf(name)}
          onClick={() => setAsking(true)}
        >
          {messages.cancel}
        </Button>
      )}
    </div>
  );
}

function useCustomerName(customerId: string | null): string | null {
  const call = useCall();
  const can = useCan();
  const { data } = useQuery({
    queryKey: ["customer-name", customerId],
    queryFn: ({ signal }) => call("crm.getCustomer", { customerId: customerId ?? "" }, { signal }),
    enabled: customerId !== null && can("crm.getCustomer"),
    staleTime: 5 * 60_000,
    retry: false,
  });
  return data === undefined || data.name === "" ? null : data.name;
}
