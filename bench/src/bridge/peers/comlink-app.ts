import { expose, wrap } from "comlink";
import type { CallBody, StartApp } from "../lines.ts";

/** comlink has no handshake of its own: the ports come by hand, one for each direction. */
export const start: StartApp = async (hostOrigin) => {
  const [calls, events] = await new Promise<readonly MessagePort[]>((resolve) => {
    const onMessage = ({ source, origin, ports }: MessageEvent): void => {
      if (source !== parent || origin !== hostOrigin || ports.length !== 2) return;
      removeEventListener("message", onMessage);
      resolve(ports);
    };
    addEventListener("message", onMessage);
    parent.postMessage("comlink-hello", hostOrigin);
  });
  if (calls === undefined || events === undefined) throw new Error("The host sent no ports.");
  let onEvent: (payload: object) => void = () => {};
  expose({ onEvent: (payload: object) => onEvent(payload) }, events);
  const remote = wrap<{ request(body: CallBody): object }>(calls);
  return {
    call: async (body) => remote.request(body),
    follow: (callback) => {
      onEvent = callback;
    },
  };
};
