import type { Interaction } from "@omni/contract";
import { Button } from "@mantine/core";
import { IconClock, IconClockPlus, IconDoorExit } from "@tabler/icons-react";
import { announce } from "../../lib/announcer.ts";
import { useWorld } from "../../lib/live-context.tsx";
import { useCan } from "../../lib/use-can.ts";
import { useOrder } from "../../lib/use-order.ts";
import { Countdown } from "../../ui/countdown.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { TimeBar } from "../../ui/time-bar.tsx";
import classes from "./disposition.module.css";
import { messages } from "./messages.ts";
import { useAfterWrapUp } from "./use-after-wrap-up.ts";
import { extensionsLeft, mayLeave } from "./wrap-up-rules.ts";

/** The wrap-up's time, what happens at its end, more of it, and the way out without a result where the campaign has one. */
export function WrapUpBar({ interaction }: { interaction: Interaction }) {
  const { campaignId, wrapUp, disposition } = interaction;
  const rules = useWorld((world) => world.wrapUp[campaignId]);
  const rule = disposition === null ? messages.rules[rules?.mode ?? ""] : messages.rules["SAVED"];
  return (
    <div className={classes["wrapUp"]}>
      <div className={classes["wrapUpRow"]}>
        <h3 className={classes["question"]}>{disposition === null ? messages.question : messages.savedTitle}</h3>
        {rule !== undefined && <span className={classes["rule"]}>{rule}</span>}
        {wrapUp !== null && (
          <span className={classes["time"]}>
            <IconClock size={14} aria-hidden />
            {wrapUp.endsAt === null ? (
              <Elapsed since={wrapUp.startedAt} label={messages.running} />
            ) : (
              <Countdown until={wrapUp.endsAt} label={messages.left} />
            )}
          </span>
        )}
        <ExtendButton interaction={interaction} />
        <LeaveButton interaction={interaction} />
      </div>
      {wrapUp?.endsAt != null && <TimeBar from={wrapUp.startedAt} until={wrapUp.endsAt} />}
    </div>
  );
}

function ExtendButton({ interaction: { interactionId, campaignId, wrapUp, state } }: { interaction: Interaction }) {
  const rules = useWorld((world) => world.wrapUp[campaignId]);
  const order = useOrder("interaction.extendWrapUp", messages.extendFailed);
  const left = extensionsLeft(wrapUp, rules);
  const isTimed = wrapUp?.endsAt != null && rules !== undefined && rules.extendSeconds > 0;
  if (!isTimed || state !== "WRAP_UP") return null;
  const extend = async (): Promise<void> => {
    if ((await order.send({ interactionId })) !== null) announce(messages.extended);
  };
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={order.sending}
      disabled={left === 0}
      title={left === 0 ? messages.noneLeft : messages.extensionsLeft(left)}
      leftSection={<IconClockPlus size={13} aria-hidden />}
      onClick={() => void extend()}
    >
      {messages.extend(rules.extendSeconds)}
    </Button>
  );
}

function LeaveButton({ interaction: { interactionId, campaignId, state } }: { interaction: Interaction }) {
  const rules = useWorld((world) => world.wrapUp[campaignId]);
  const can = useCan();
  const order = useOrder("interaction.endWrapUp", messages.leaveFailed);
  const done = useAfterWrapUp(interactionId);
  if (state !== "WRAP_UP" || !mayLeave(rules) || !can("interaction.endWrapUp")) return null;
  const leave = async (): Promise<void> => {
    if ((await order.send({ interactionId })) !== null) done(messages.leftWithout);
  };
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      loading={order.sending}
      leftSection={<IconDoorExit size={13} aria-hidden />}
      onClick={() => void leave()}
    >
      {messages.leave}
    </Button>
  );
}
