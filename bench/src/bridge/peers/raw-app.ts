import type { StartApp } from "../lines.ts";

/** The limit: a port by hand, with nothing around it. */
export const start: StartApp = async (hostOrigin) => {
  const port = await new Promise<MessagePort>((resolve) => {
    const onMessage = ({ source, origin, ports: [given] }: MessageEvent): void => {
      if (source !== parent || origin !== hostOrigin || given === undefined) return;
      removeEventListener("message", onMessage);
      resolve(given);
    };
    addEventListener("message", onMessage);
    parent.postMessage("raw-hello", hostOrigin);
  });
  const pending = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  let onEvent: (payload: object) => void = () => {};
  port.onmessage = ({ data }: MessageEvent) => {
    if (data.id === undefined) return onEvent(data.event);
    pending.get(data.id)?.(data.result);
    pending.delete(data.id);
  };
  return {
    call: async (body) =>
      new Promise((resolve) => {
        const id = ++lastId;
        pending.set(id, resolve);
        port.postMessage({ id, method: "request", argument: body });
      }),
    follow: (callback) => {
      onEvent = callback;
    },
  };
};
