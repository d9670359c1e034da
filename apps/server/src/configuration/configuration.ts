import type { CannedResponse, UserType } from "@omni/contract";
import type { AppRegistration } from "@omni/live";
import type { Kysely } from "kysely";
import { readApps, toRegistration, type RegisteredApp } from "../apps/read-apps.ts";
import { normalisePhone } from "../customers/contact-values.ts";
import type { Tables } from "../store/tables.ts";

/** A campaign as its widget's customers meet it. */
export interface WidgetCampaign {
  campaignId: string;
  processId: string;
  publicKey: string;
  title: string;
  /** Web origins whose pages may hold the widget; null: any. */
  origins: string[] | null;
}

/** One of the centre's own numbers, by which customers reach it. */
export interface OwnNumber {
  number: string;
  channelType: "VOICE" | "WHATSAPP" | "SMS";
  campaignId: string;
  /** Null: the campaign's queue of highest priority that takes the channel. */
  queueId: string | null;
  title: string;
}

/** The configuration beside what the engine reads, kept in memory. */
export interface Configuration {
  isDemo: boolean;
  contactCentreName: string;
  widgetCampaigns: readonly WidgetCampaign[];
  numbers: readonly OwnNumber[];
  /** However the number is written. */
  findNumber(channelType: OwnNumber["channelType"], number: string): OwnNumber | null;
  cannedResponsesOf(campaignIds: readonly string[]): CannedResponse[];
  /** The apps that a user of this type gets, in the order of their priority. */
  appsFor(userType: UserType): AppRegistration[];
  apps(): AppRegistration[];
}

/** `extraApp` is one more than the rows say: the one its developer works on. `consoleOrigin` is known once the server listens. */
export async function loadConfiguration(
  db: Kysely<Tables>,
  isDemo: boolean,
  extraApp: RegisteredApp | null,
  consoleOrigin: () => string,
): Promise<Configuration> {
  const [campaigns, cannedResponses, stored, name, numberRows] = await Promise.all([
    db.selectFrom("campaigns").selectAll().where("public_key", "is not", null).orderBy("title").execute(),
    db.selectFrom("canned_responses").selectAll().orderBy("shortcut").execute(),
    readApps(db),
    db.selectFrom("settings").select("value").where("key", "=", "contact_centre_name").executeTakeFirst(),
    db.selectFrom("numbers").selectAll().orderBy("channel_type").orderBy("number").execute(),
  ]);
  const registered = extraApp === null ? stored : [...stored, extraApp];
  const numbers = numberRows.map(({ number, channel_type, campaign_id, queue_id, title }): OwnNumber => ({
    number,
    channelType: channel_type,
    campaignId: campaign_id,
    queueId: queue_id,
    title,
  }));
  const byNumber = new Map(numbers.map((each) => [`${each.channelType} ${normalisePhone(each.number)}`, each]));
  return {
    isDemo,
    contactCentreName: name?.value ?? "Omni",
    widgetCampaigns: campaigns.map((row) => ({
      campaignId: row.campaign_id,
      processId: row.process_id,
      // The query takes only campaigns that have one.
      publicKey: row.public_key ?? "",
      title: row.title,
      origins: row.widget_origins === null ? null : (JSON.parse(row.widget_origins) as string[]),
    })),
    numbers,
    findNumber: (channelType, number) => byNumber.get(`${channelType} ${normalisePhone(number)}`) ?? null,
    cannedResponsesOf: (campaignIds) =>
      cannedResponses
        .filter((row) => campaignIds.includes(row.campaign_id))
        .map(({ response_id, shortcut, title, text }) => ({ responseId: response_id, shortcut, title, text })),
    appsFor: (userType) =>
      registered
        .filter(({ userTypes }) => userTypes.includes(userType))
        .map((each) => toRegistration(each, consoleOrigin())),
    apps: () => registered.map((each) => toRegistration(each, consoleOrigin())),
  };
}
