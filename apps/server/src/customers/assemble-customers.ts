import { ApiKeys } from "../api-keys/api-keys.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import { Insights } from "../insights/insights.ts";
import type { Store } from "../store/open-store.ts";
import { ColumnEditor } from "./column-editor.ts";
import type { Customers } from "./customers.ts";
import { Imports } from "./import/imports.ts";
import type { PersonalData } from "./personal-data.ts";

export interface CustomerServicesOptions {
  store: Store;
  centre: ContactCentre;
  customers: Customers;
  personalData: PersonalData;
  accounts: Accounts;
  clock: Clock;
  dataFolder: string;
  onError: (error: unknown) => void;
}

/** What stands around the customers: columns, imports, keys of outside services and what they tell. */
export function assembleCustomers(options: CustomerServicesOptions) {
  const { store, centre, customers, personalData, accounts, clock } = options;
  const imports = new Imports(options);
  const apiKeys = new ApiKeys(store, clock);
  const insights = new Insights(store, centre);
  const editor = new ColumnEditor(store, customers.columns);
  return {
    imports,
    apiKeys,
    insights,
    routes: {
      customers: { accounts, centre, customers, personalData },
      columns: { accounts, centre, customers, editor, personalData },
      imports: { accounts, imports },
      apiKeys: { accounts, apiKeys },
      insights: { insights, apiKeys, accounts, centre, clock },
    },
  };
}
