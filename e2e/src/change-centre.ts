// Shorter times than the demo's, so that a test sees them run out: written while the server is down, as an administrator's tool would.
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import type { RunningServer } from "./server.ts";

export interface WrapUpRow {
  mode: "DEFAULT_CODE" | "OPTIONAL" | "REQUIRED" | "TIMED" | "TIMED_NO_EXIT";
  seconds: number;
  defaultCode: string | null;
  extendSeconds: number;
}

/** Gives campaigns other wrap-up rules, by campaign, and starts the server again. */
export async function setWrapUp(server: RunningServer, rules: Readonly<Record<string, WrapUpRow>>): Promise<void> {
  await server.stop();
  const database = new DatabaseSync(join(server.data, "omni.sqlite"));
  const update = database.prepare("UPDATE campaigns SET wrap_up = ? WHERE campaign_id = ?");
  for (const [campaignId, rule] of Object.entries(rules)) update.run(JSON.stringify(rule), campaignId);
  database.close();
  await server.start();
}
