import ClientApp from "purecloud-client-app-sdk";
import type { StartApp } from "../lines.ts";

type HookEvent = { answer?: object; event?: object };

/** The library has no replies: a call is a message there and a lifecycle event back, as its apps do it. */
export const start: StartApp = async (hostOrigin) => {
  const client = new ClientApp({ gcHostOrigin: hostOrigin, gcTargetEnv: "prod" });
  await new Promise<void>((resolve) => {
    client.lifecycle.addBootstrapListener(() => resolve());
    parent.postMessage({ action: "loaded" }, hostOrigin);
  });
  client.lifecycle.bootstrapped();
  let onEvent: (payload: object) => void = () => {};
  let onAnswer: (payload: object) => void = () => {};
  client.lifecycle.addFocusListener((message) => {
    const { answer, event } = message as HookEvent;
    if (answer !== undefined) onAnswer(answer);
    if (event !== undefined) onEvent(event);
  });
  return {
    call: async (body) =>
      new Promise((resolve) => {
        onAnswer = resolve;
        client.alerting.showToastPopup(body.url, body.body);
      }),
    follow: (callback) => {
      onEvent = callback;
    },
  };
};
