import { OmniError } from "@omni/wire";
import { useCall, useLiveStore } from "../../lib/live-context.tsx";
import { untilOnline } from "../../lib/until.ts";
import { explainError } from "../../ui/explain-error.ts";
import {
  addOutgoing,
  removeOutgoing,
  setOutgoingProblem,
  toSendArguments,
  type OutgoingMessage,
  type WrittenMessage,
} from "./outgoing.ts";
import { useKeepMessage } from "./use-messages.ts";

export interface SendMessage {
  send: (written: WrittenMessage) => void;
  resend: (message: OutgoingMessage) => void;
  discard: (message: OutgoingMessage) => void;
}

/** Sends messages; each is shown at once and stays until the server confirmed it or the agent discards it. */
export function useSendMessage(interactionId: string): SendMessage {
  const call = useCall();
  const live = useLiveStore();
  const keepMessage = useKeepMessage(interactionId);

  const attempt = async (message: OutgoingMessage): Promise<void> => {
    const { key } = message;
    setOutgoingProblem(key, null);
    try {
      keepMessage(await call("interaction.sendMessage", toSendArguments(message), { key, timeoutMs: 30_000 }));
      removeOutgoing(key);
    } catch (error) {
      if (!OmniError.is(error)) throw error;
      if (error.code !== "OFFLINE") {
        setOutgoingProblem(key, explainError(error));
        return;
      }
      // The agent was told that it goes out when the connection is back; its key keeps it from going out twice.
      await untilOnline(live);
      await attempt(message);
    }
  };
  return {
    send: (written) => {
      const arrived = live.get().world?.conversations[interactionId]?.messages ?? [];
      void attempt(addOutgoing(interactionId, written, arrived));
    },
    resend: (message) => void attempt(message),
    discard: ({ key }) => removeOutgoing(key),
  };
}
