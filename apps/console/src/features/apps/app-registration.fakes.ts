/** Test code: an app as the server gives it to a console. */
import type { AppRegistration } from "@omni/live";

export const testApp = (change: Partial<AppRegistration> = {}): AppRegistration => ({
  appId: "screen-pop",
  version: "1.0.0",
  page: "main",
  name: "Screen pop",
  icon: null,
  slot: "right-panel",
  scope: "SESSION",
  contexts: [{ level: "CONTACT_CENTRE", id: "northwind" }],
  sandbox: "allow-scripts allow-same-origin allow-forms",
  allow: "",
  url: "http://screen-pop.localhost:4400/index.html",
  origin: "http://screen-pop.localhost:4400",
  hostedElsewhere: false,
  permissions: [],
  settings: {},
  priority: 1,
  ...change,
});
