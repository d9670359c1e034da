import { Modal } from "@mantine/core";
import { closeCallDialog, type StartPrefill } from "./call-view-state.ts";
import { messages } from "./messages.ts";
import { StartForm } from "./start-form.tsx";

/** Starts a call, or a written conversation, with a number. */
export function StartDialog({ prefill }: { prefill: StartPrefill }) {
  return (
    <Modal opened onClose={closeCallDialog} title={messages.start.title} size={420}>
      <StartForm prefill={prefill} />
    </Modal>
  );
}
