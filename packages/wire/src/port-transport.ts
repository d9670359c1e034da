import type { Transport } from "./transport.ts";

/** Sent before a port closes: not every browser tells the other side that a port was closed. */
const bye = "bye";

/** A transport over one side of a MessageChannel, from which the transport takes the port over. */
export function createPortTransport<Outgoing, Incoming>(port: MessagePort): Transport<Outgoing, Incoming> {
  let open = true;
  let onEnd: ((lost: boolean) => void) | null = null;
  const end = (lost = false): void => {
    if (!open) return;
    open = false;
    port.onmessage = null;
    port.removeEventListener("close", onLost);
    port.close();
    onEnd?.(lost);
  };
  // Fires when the other side's page is gone without a word.
  const onLost = (): void => end(true);
  port.addEventListener("close", onLost);
  return {
    start({ onMessage, onClose }) {
      onEnd = onClose;
      if (!open) {
        queueMicrotask(() => onClose(false));
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
