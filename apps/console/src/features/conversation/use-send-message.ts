import { OmniError } from "@omni/wire";
import { useCall } from "../../lib/live-context.tsx";
import { addOutgoing, removeOutgoing, setOutgoingFailed, type OutgoingMessage } from "./outgoing.ts";
import { useKeepMessage } from "./use-messages.ts";

export interface SendMessage {
  send: (text: string) => void;
  resend: (message: OutgoingMessage) => void;
  discard: (message: OutgoingMessage) => void;
}

/** Sends messages; each is shown at once and stays until the server confirmed it or the agent discards it. */
export function useSendMessage(interactionId: string): SendMessage {
  const call = useCall();
  const keepMessage = useKeepMessage(interactionId);

  const attempt = async ({ key, text }: OutgoingMessage): Promise<void> => {
    setOutgoingFailed(key, false);
    try {
      keepMessage(await call("interaction.sendMessage", { interactionId, text }, { key, timeoutMs: 30_000 }));
      removeOutgoing(key);
    } catch (error) {
      if (!OmniError.is(error)) throw error;
      setOutgoingFailed(key, true);
    }
  };
  return {
    send: (text) => void attempt(addOutgoing(interactionId, text)),
    resend: (message) => void attempt(message),
    discard: ({ key }) => removeOutgoing(key),
  };
}
