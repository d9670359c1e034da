import { connect, WindowMessenger } from "penpal";
import type { CallBody, StartApp } from "../lines.ts";

export const start: StartApp = async (hostOrigin) => {
  let onEvent: (payload: object) => void = () => {};
  const messenger = new WindowMessenger({ remoteWindow: parent, allowedOrigins: [hostOrigin] });
  const methods = { onEvent: (payload: object) => onEvent(payload) };
  const remote = await connect<{ request(body: CallBody): object }>({ messenger, methods }).promise;
  return {
    call: async (body) => remote.request(body),
    follow: (callback) => {
      onEvent = callback;
    },
  };
};
