import { appMethods } from "./methods/app.ts";
import { configurationMethods } from "./methods/configuration.ts";
import { crmMethods } from "./methods/crm.ts";
import { interactionMethods } from "./methods/interaction.ts";
import { sessionMethods } from "./methods/session.ts";
import { uiMethods } from "./methods/ui.ts";
import { capabilities } from "./capabilities.ts";
import { everyCallErrors } from "./entries.ts";
import { errors } from "./errors.ts";
import { interactionCommon, interactionEvents } from "./interaction-events.ts";
import { permissions } from "./permissions.ts";
import { sessionEvents } from "./session-events.ts";
import { named } from "./shapes.ts";

/** The ONE source. Everything under `generated/`, contract.json and schemas/ follows from it by `npm run generate`. */
export const contractSource = {
  contractVersion: "1.1.0",
  protocolVersion: 1,
  capabilities,
  permissions,
  errors,
  everyCallErrors,
  events: { session: sessionEvents, interaction: interactionEvents },
  interactionCommon,
  methods: {
    session: sessionMethods,
    interaction: interactionMethods,
    configuration: configurationMethods,
    crm: crmMethods,
    app: appMethods,
    ui: uiMethods,
  },
  named,
} as const;
