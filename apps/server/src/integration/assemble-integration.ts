import type { Accounts } from "../auth/accounts.ts";
import type { Store } from "../store/open-store.ts";
import { CrmPages } from "./crm-pages.ts";
import { demoCrmOrigin } from "./demo-crm.ts";
import type { IntegrationRoutesOptions } from "./integration-routes.ts";
import { ToolbarOrigins } from "./toolbar-origins.ts";

export interface AssembleIntegrationOptions {
  store: Store;
  accounts: Accounts;
  isDemo: boolean;
  /** The console's address; known once the server listens. */
  consoleUrl: () => string;
}

/** What lets pages outside the console in. */
export async function assembleIntegration(options: AssembleIntegrationOptions): Promise<IntegrationRoutesOptions> {
  const { store, accounts, isDemo, consoleUrl } = options;
  const demoOrigin = (): string | null => (isDemo ? demoCrmOrigin(consoleUrl()) : null);
  const [crmPages, toolbarOrigins] = await Promise.all([
    CrmPages.load(store, demoOrigin),
    ToolbarOrigins.load(store, () => {
      const origin = demoOrigin();
      return origin === null ? [] : [origin];
    }),
  ]);
  return { accounts, crmPages, toolbarOrigins };
}
