import { answer, type HostSide } from "../lines.ts";
import { createPortHost } from "./port-host.ts";

export const createRawHost = (): HostSide =>
  createPortHost("raw-hello", 1, ([port]) => {
    if (port === undefined) throw new Error("A raw line needs a port.");
    port.onmessage = ({ data: { id, argument } }: MessageEvent) => port.postMessage({ id, result: answer(argument) });
    return { send: (event) => port.postMessage({ event }), close: () => port.close() };
  });
