import { expose, wrap } from "comlink";
import { answer, type CallBody, type HostSide } from "../lines.ts";
import { createPortHost } from "./port-host.ts";

export const createComlinkHost = (): HostSide =>
  createPortHost("comlink-hello", 2, ([calls, events]) => {
    if (calls === undefined || events === undefined) throw new Error("comlink needs two ports.");
    expose({ request: (body: CallBody) => answer(body) }, calls);
    const remote = wrap<{ onEvent(payload: object): void }>(events);
    return {
      send: (payload) => void remote.onEvent(payload),
      close: () => [calls, events].forEach((port) => port.close()),
    };
  });
