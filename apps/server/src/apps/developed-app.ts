import { toSandbox } from "@omni/app-package";
import { permissions, type Permission } from "@omni/contract";
import type { AppRegistration } from "@omni/live";

/** No installed app's id: administrators see it nowhere. */
export const developedAppId = "app-in-development";

/** The app that a developer works on: everybody's, in the right panel, with every permission. */
export function toDevelopedApp(url: string, contactCentreId: string): AppRegistration {
  const { href, origin } = new URL(url);
  return {
    appId: developedAppId,
    version: "0.0.0",
    page: "main",
    name: "App in development",
    icon: null,
    slot: "right-panel",
    scope: "SESSION",
    contexts: [{ level: "CONTACT_CENTRE", id: contactCentreId }],
    url: href,
    origin,
    hostedElsewhere: true,
    sandbox: toSandbox({}),
    allow: "",
    permissions: Object.keys(permissions) as Permission[],
    settings: {},
    priority: -1,
  };
}
