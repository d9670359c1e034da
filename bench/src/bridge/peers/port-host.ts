import type { HostSide } from "../lines.ts";

interface Line {
  send(payload: object): void;
  close(): void;
}

/** A host side that answers one hello per frame with as many ports as the contender needs. */
export function createPortHost(hello: string, portCount: number, open: (ports: MessagePort[]) => Line): HostSide {
  const frames = new Map<HTMLIFrameElement, { origin: string; line: Line | null }>();
  const onMessage = ({ data, source, origin }: MessageEvent): void => {
    if (data !== hello) return;
    for (const [frame, attached] of frames) {
      if (frame.contentWindow !== source || attached.origin !== origin) continue;
      const channels = Array.from({ length: portCount }, () => new MessageChannel());
      attached.line = open(channels.map(({ port1 }) => port1));
      frame.contentWindow?.postMessage(
        "ports",
        origin,
        channels.map(({ port2 }) => port2),
      );
    }
  };
  return {
    attach: (frame, origin) => void frames.set(frame, { origin, line: null }),
    detach(frame) {
      frames.get(frame)?.line?.close();
      frames.delete(frame);
    },
    raise({ payload }) {
      for (const { line } of frames.values()) line?.send(payload);
    },
    listen: (on) => (on ? addEventListener("message", onMessage) : removeEventListener("message", onMessage)),
  };
}
