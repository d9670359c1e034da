import { answer, type HostSide } from "../lines.ts";

/** Amazon's workspace is closed; this answers as its public message types say. */
export function createAmazonHost(): HostSide {
  const frames = new Map<HTMLIFrameElement, { origin: string; port: MessagePort | null }>();
  const topic = { namespace: "bench", key: "event" };
  const onMessage = ({ data, source, origin, ports: [port] }: MessageEvent): void => {
    if (data?.type !== "connect-init" || port === undefined) return;
    for (const [frame, attached] of frames) {
      if (frame.contentWindow !== source || attached.origin !== origin) continue;
      attached.port = port;
      port.onmessage = ({ data: message }: MessageEvent) => {
        if (message.type !== "request") return;
        const { namespace, requestId, data: body } = message;
        port.postMessage({ type: "response", namespace, requestId, status: "success", data: answer(body) });
      };
      port.postMessage({
        type: "acknowledge",
        connectionId: data.providerId,
        status: { initialized: true, startTime: 0, stateTime: 0 },
        healthCheckInterval: 0,
      });
    }
  };
  return {
    attach: (frame, origin) => void frames.set(frame, { origin, port: null }),
    detach(frame) {
      frames.get(frame)?.port?.close();
      frames.delete(frame);
    },
    raise({ payload }) {
      for (const { port } of frames.values()) port?.postMessage({ type: "publish", topic, data: payload });
    },
    listen: (on) => (on ? addEventListener("message", onMessage) : removeEventListener("message", onMessage)),
  };
}
