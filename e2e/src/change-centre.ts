// Other times than the demo's, so that a test sees them run out, or never does: written while the server is down, as an administrator's tool would.
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import type { RunningServer } from "./server.ts";

export interface WrapUpRow {
  mode: "DEFAULT_CODE" | "OPTIONAL" | "REQUIRED" | "TIMED" | "TIMED_NO_EXIT";
  seconds: number;
  defaultCode: string | null;
  extendSeconds: number;
}

/** Gives every campaign's offers another time to be answered, and starts the server again. */
export async function answerWithin(server: RunningServer, seconds: number): Promise<void> {
  await server.stop();
  const database = new DatabaseSync(join(server.data, "omni.sqlite"));
  database.prepare("UPDATE campaigns SET offer_timeout_seconds = ?").run(seconds);
  database.close();
  await server.start();
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
