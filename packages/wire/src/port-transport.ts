import type { Transport } from "./transport.ts";

/** Sent before a port closes: not every browser tells the other side that a port was closed. */
const bye = "bye";

/** A transport over one side of a MessageChannel, from which the transport takes the port over. */
export function createPortTransport<Outgoing, Incoming>(port: MessagePort): Transport<Outgoing, Incoming> {
  let open = true;
  let onEnd: (() => void) | null = null;
  const end = (): void => {
    if (!open) return;
    open = false;
    port.onmessage = null;
    port.removeEventListener("close", end);
    port.close();
    onEnd?.();
  };
  // Fires when the other side's page is gone without a word.
  port.addEventListener("close", end);
  return {
    start({ onMessage, onClose }) {
      onEnd = onClose;
      if (!open) {
        queueMicrotask(onClose);
        return;
      }
      port.onmessage = ({ data }: MessageEvent<Incoming | typeof bye>) => {
        if (data === bye) end();
        else onMessage(data);
      };
    },
    send(message) {
      if (open) port.postMessage(message);
    },
    close() {
      if (!open) return;
      port.postMessage(bye);
      end();
    },
  };
}
