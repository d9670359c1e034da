import type { Interaction } from "@omni/contract";
import { Button } from "@mantine/core";
import { IconClock, IconClockPlus } from "@tabler/icons-react";
import { announce } from "../../lib/announcer.ts";
import { useWorld } from "../../lib/live-context.tsx";
import { useOrder } from "../../lib/use-order.ts";
import { Countdown } from "../../ui/countdown.tsx";
import { Elapsed } from "../../ui/elapsed.tsx";
import { TimeBar } from "../../ui/time-bar.tsx";
import classes from "./disposition.module.css";
import { messages } from "./messages.ts";

/** The wrap-up's time, what happens at its end, and more of it where the campaign allows. */
export function WrapUpBar({ interaction: { interactionId, campaignId, wrapUp } }: { interaction: Interaction }) {
  const rules = useWorld((world) => world.wrapUp[campaignId]);
  const order = useOrder("interaction.extendWrapUp", messages.extendFailed);
  const extend = async (): Promise<void> => {
    if ((await order.send({ interactionId })) !== null) announce(messages.extended);
  };
  const rule = messages.rules[rules?.mode ?? ""];
  return (
    <div className={classes["wrapUp"]}>
      <div className={classes["wrapUpRow"]}>
        <h3 className={classes["question"]}>{messages.question}</h3>
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
        {wrapUp?.endsAt != null && rules !== undefined && rules.extendSeconds > 0 && (
          <Button
            size="compact-xs"
            variant="default"
            loading={order.sending}
            leftSection={<IconClockPlus size={13} aria-hidden />}
            onClick={() => void extend()}
          >
            {messages.extend(rules.extendSeconds)}
          </Button>
        )}
      </div>
      {wrapUp?.endsAt != null && <TimeBar from={wrapUp.startedAt} until={wrapUp.endsAt} />}
    </div>
  );
}
