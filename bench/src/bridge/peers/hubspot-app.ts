import CallingExtensions from "@hubspot/calling-extensions-sdk";
import type { StartApp } from "../lines.ts";

export const start: StartApp = async () => {
  let onEvent: (payload: object) => void = () => {};
  const extensions = await new Promise<CallingExtensions>((resolve) => {
    const made = new CallingExtensions({
      debugMode: false,
      eventHandlers: {
        onReady: () => resolve(made),
        onDialNumber: (payload: unknown) => onEvent(payload as object),
        // The library calls those that are there; its types ask for all.
      } as never,
    });
  });
  return {
    call: async (body) =>
      new Promise((resolve) => {
        extensions.iFrameManager.sendMessage({ type: "FINALIZE_ENGAGEMENT", data: body } as never, resolve);
      }),
    follow: (callback) => {
      onEvent = callback;
    },
  };
};
