import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { expect, test } from "vitest";
import { readRegistry } from "../../apps/registry.ts";
import { nodeSqliteDialect } from "../node-sqlite-dialect.ts";
import type { Tables } from "../tables.ts";
import { contactCentre } from "./001-contact-centre.ts";
import { voice } from "./002-voice.ts";
import { messaging } from "./003-messaging.ts";
import { supervision } from "./004-supervision.ts";
import { customers } from "./005-customers.ts";
import { apps } from "./006-apps.ts";

const before: readonly Migration[] = [contactCentre, voice, messaging, supervision, customers];

test("apps of before keep their places and permissions, those of other origins their address", async () => {
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(new DatabaseSync(":memory:")) });
  for (const migration of before) await migration.up(db);
  const former = db as unknown as Kysely<{ apps: Record<string, string | number | null> }>;
  const app = (app_id: string, url: string, slot: string, priority: number, is_active = 1) => ({
    app_id,
    name: app_id.toUpperCase(),
    icon: null,
    slot,
    url,
    permissions: JSON.stringify(["interaction.read", "ui.notify"]),
    settings: "{}",
    priority,
    user_types: JSON.stringify(["AGENT"]),
    is_active,
  });
  await former
    .insertInto("apps")
    .values([
      app("hosted", "/", "right-panel", 10),
      app("elsewhere", "https://app.example.com/panel", "right-panel", 20, 0),
      app("worker", "https://app.example.com/worker", "background", 5),
    ])
    .execute();
  await db.insertInto("settings").values({ key: "contact_centre_id", value: "northwind" }).execute();

  await apps.up(db);

  const registry = await readRegistry(db);
  expect(registry.slots.map(({ slot }) => slot)).toEqual(["right-panel", "full-page", "background"]);
  expect(registry.order["right-panel"]).toEqual(["elsewhere", "hosted"]);
  const elsewhere = registry.apps.get("elsewhere");
  expect(elsewhere).toMatchObject({ isEnabled: false, activeVersion: "0.0.0" });
  expect(elsewhere?.mappings).toEqual([
    {
      page: "main",
      slots: ["right-panel"],
      userTypes: ["AGENT"],
      scope: { level: "CONTACT_CENTRE", id: "northwind", applicableToAllChildren: true },
    },
  ]);
  expect(elsewhere?.versions[0]?.manifest).toMatchObject({
    title: "ELSEWHERE",
    entryUrl: "https://app.example.com/panel",
    slots: ["right-panel"],
    permissions: [{ name: "interaction.read" }, { name: "ui.notify" }],
  });
  expect(elsewhere?.versions[0]?.consentedAt).not.toBeNull();
  expect(registry.apps.get("worker")?.versions[0]?.manifest).toMatchObject({ instanceScope: "background" });
  expect(registry.apps.get("hosted")).toMatchObject({ activeVersion: null, versions: [] });
  await db.destroy();
});
