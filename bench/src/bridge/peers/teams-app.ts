import { app } from "@microsoft/teams-js";
import type { StartApp } from "../lines.ts";

export const start: StartApp = async (hostOrigin) => {
  await app.initialize([hostOrigin]);
  return {
    // A link is the public call that carries text of the app's own; the host's answer carries as much back.
    call: async (body) => app.openLink(body.body),
    follow: (onEvent) => app.registerOnThemeChangeHandler((payload) => onEvent(payload as unknown as object)),
  };
};
