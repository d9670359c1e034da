import { connect, WindowMessenger, type Connection, type RemoteProxy } from "penpal";
import { answer, type CallBody, type HostSide } from "../lines.ts";

type AppMethods = { onEvent(payload: object): void };

export function createPenpalHost(): HostSide {
  const frames = new Map<
    HTMLIFrameElement,
    { connection: Connection<AppMethods>; remote: RemoteProxy<AppMethods> | null }
  >();
  return {
    attach(frame, origin) {
      const { contentWindow } = frame;
      if (contentWindow === null) throw new Error("The frame holds no window.");
      const connection = connect<AppMethods>({
        messenger: new WindowMessenger({ remoteWindow: contentWindow, allowedOrigins: [origin] }),
        methods: { request: (body: CallBody) => answer(body) },
      });
      const attached: { connection: Connection<AppMethods>; remote: RemoteProxy<AppMethods> | null } = {
        connection,
        remote: null,
      };
      frames.set(frame, attached);
      connection.promise.then(
        (remote) => (attached.remote = remote),
        () => {
          // Detached before it connected.
        },
      );
    },
    detach(frame) {
      frames.get(frame)?.connection.destroy();
      frames.delete(frame);
    },
    raise({ payload }) {
      for (const { remote } of frames.values()) void remote?.onEvent(payload);
    },
    // penpal listens on the window only until it has a port.
    listen: () => {},
  };
}
