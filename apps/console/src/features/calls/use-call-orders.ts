import type { Interaction, MethodArguments, MethodName, MethodResults, Target } from "@omni/contract";
import { announce } from "../../lib/announcer.ts";
import { focusTarget } from "../../lib/focus-target.ts";
import { useCall, useWorld } from "../../lib/live-context.tsx";
import { showError } from "../../ui/show-error.tsx";
import { messages } from "./messages.ts";
import { runOnce } from "./order-state.ts";
import { methodOf, type Control } from "./situation.ts";

export type AskControl = "transfer" | "consult" | "add";
/** Controls that need no further word of the agent. */
export type PlainControl = Exclude<Control, AskControl | "keypad" | "takeBack">;

export interface CallOrders {
  order: (control: PlainControl, interaction: Interaction) => void;
  /** Takes somebody out, or stops asking somebody in. */
  drop: (interactionId: string, participantId: string) => void;
  /** Resolves with whether somebody is being asked in. */
  ask: (control: AskControl, interactionId: string, target: Target) => Promise<boolean>;
}

const consultActions = {
  consultTransfer: "TRANSFER",
  consultConference: "CONFERENCE",
  consultCancel: "CANCEL",
} as const;

/** Everything an agent orders about a call, and about who takes part in any conversation. */
export function useCallOrders(): CallOrders {
  const call = useCall();
  const userId = useWorld((world) => world.user.userId);

  const send = async <M extends MethodName>(
    order: string,
    failure: string,
    method: M,
    argument: MethodArguments[M] & { interactionId: string },
  ): Promise<MethodResults[M] | null> => {
    try {
      return await runOnce(argument.interactionId, order, () => call(method, argument));
    } catch (error) {
      showError(failure, error);
      return null;
    }
  };

  const perform = (control: PlainControl, interactionId: string): Promise<unknown> => {
    const failure = messages.failed[control];
    switch (control) {
      case "consultTransfer":
      case "consultConference":
      case "consultCancel":
        return send(control, failure, methodOf[control], { interactionId, action: consultActions[control] });
      case "leave":
        return send(control, failure, methodOf.leave, { interactionId, participantId: userId });
      default:
        return send(control, failure, methodOf[control], { interactionId });
    }
  };

  const order = async (control: PlainControl, { interactionId }: Interaction): Promise<void> => {
    if ((await perform(control, interactionId)) === null) return;
    const said = messages.done[control];
    if (said !== undefined) announce(said);
    if (control === "end") focusTarget("disposition");
  };

  return {
    order: (control, interaction) => void order(control, interaction),
    drop: (interactionId, participantId) =>
      void send(`drop ${participantId}`, messages.failed.drop, "interaction.removeParticipant", {
        interactionId,
        participantId,
      }),
    ask: async (control, interactionId, target) =>
      (await send(control, messages.failed[control], methodOf[control], { interactionId, target })) !== null,
  };
}
