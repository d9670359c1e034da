import { toRow } from "../customers/column-rows.ts";
import { CustomerRows } from "../customers/customer-rows.ts";
import { hashPassword } from "../auth/password.ts";
import { HistoryRows } from "../history/history-rows.ts";
import { toDemoPast } from "../history/to-demo-past.ts";
import type { Store } from "../store/open-store.ts";
import {
  demoBreakReasons,
  demoCampaignAgents,
  demoCampaigns,
  demoCannedResponses,
  demoCentre,
  demoExtensions,
  demoIvrEntries,
  demoNumbers,
  demoPassword,
  demoPlans,
  demoQueueAgents,
  demoQueues,
  demoUsers,
} from "./centre.ts";
import { demoMessageTemplates } from "./message-templates.ts";
import { demoCrmPermissions } from "../integration/demo-crm.ts";
import { buildDemoCustomers, demoColumns } from "./customers.ts";

/** Fills an empty store with the demo contact centre, all of it or none. */
export async function writeDemo(store: Store, now: number): Promise<void> {
  const { db } = store;
  // One hash for all: they share the password, and a fresh start stays quick.
  const password_hash = await hashPassword(demoPassword);
  const customers = new CustomerRows(store);
  const pastInteractions = new HistoryRows(store);
  await store.commits.submit(() => {
    store.writeNow(
      db.insertInto("settings").values([
        { key: "contact_centre_id", value: demoCentre.id },
        { key: "contact_centre_name", value: demoCentre.name },
        { key: "demo", value: "1" },
        { key: "crm_page_permissions", value: JSON.stringify(demoCrmPermissions) },
      ]),
      db.insertInto("processes").values({
        process_id: demoCentre.processId,
        name: "Customer care",
      }),
      db
        .insertInto("customer_columns")
        .values(demoColumns.map((column, position) => toRow(demoCentre.processId, column, position))),
      db.insertInto("users").values(demoUsers.map((user) => ({ ...user, password_hash }))),
      db.insertInto("disposition_plans").values(demoPlans),
      db.insertInto("campaigns").values(demoCampaigns),
      db.insertInto("campaign_agents").values(demoCampaignAgents),
      db.insertInto("queues").values(demoQueues),
      db.insertInto("numbers").values(demoNumbers),
      db.insertInto("ivr_entries").values(demoIvrEntries),
      db.insertInto("queue_agents").values(demoQueueAgents),
      db.insertInto("break_reasons").values(demoBreakReasons),
      db.insertInto("extensions").values(demoExtensions),
      db.insertInto("message_templates").values(demoMessageTemplates),
      db.insertInto("canned_responses").values(demoCannedResponses),
      // Its package is installed when the server starts.
      db.insertInto("apps").values({ app_id: "screen-pop", is_enabled: 1 }),
    );
    for (const { customer, history } of buildDemoCustomers(now)) {
      customers.put(customer, demoColumns);
      for (const entry of history) {
        customers.putHistory(customer.customerId, entry);
        const agentId = demoUsers.find(({ name }) => name === entry.agentName)?.user_id ?? null;
        const { past, words } = toDemoPast(customer, entry, agentId);
        pastInteractions.put(past, words);
      }
    }
  });
}
