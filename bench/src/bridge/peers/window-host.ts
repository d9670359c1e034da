import type { HostSide } from "../lines.ts";

export interface WindowHost {
  /** One message of an attached frame: `reply` posts to it, `stop` is what `open` answered for it. */
  receive(data: Record<string, unknown>, reply: (message: object) => void, stop: () => void): void;
  toEvent(payload: object): object;
  /** Called when a frame is attached; the result is called at the latest when it is detached. */
  open?(reply: (message: object) => void): () => void;
}

/** A host side that speaks on the windows themselves, as the closed hosts of these vendors do. */
export function createWindowHost({ receive, toEvent, open = () => () => {} }: WindowHost): HostSide {
  const frames = new Map<HTMLIFrameElement, { origin: string; close: () => void }>();
  const postTo = (frame: HTMLIFrameElement, origin: string) => (message: object) =>
    frame.contentWindow?.postMessage(message, origin);
  const onMessage = ({ data, source, origin }: MessageEvent): void => {
    if (typeof data !== "object" || data === null) return;
    for (const [frame, attached] of frames) {
      if (frame.contentWindow === source && attached.origin === origin) {
        receive(data, postTo(frame, origin), attached.close);
      }
    }
  };
  return {
    attach: (frame, origin) => void frames.set(frame, { origin, close: open(postTo(frame, origin)) }),
    detach(frame) {
      frames.get(frame)?.close();
      frames.delete(frame);
    },
    raise({ payload }) {
      const event = toEvent(payload);
      for (const [frame, { origin }] of frames) frame.contentWindow?.postMessage(event, origin);
    },
    listen: (on) => (on ? addEventListener("message", onMessage) : removeEventListener("message", onMessage)),
  };
}
