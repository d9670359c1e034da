import type { CannedResponse } from "@omni/contract";
import type { Kysely } from "kysely";
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
}

export async function loadConfiguration(db: Kysely<Tables>, isDemo: boolean): Promise<Configuration> {
  const [campaigns, cannedResponses, name, numberRows] = await Promise.all([
    db.selectFrom("campaigns").selectAll().where("public_key", "is not", null).orderBy("title").execute(),
    db.selectFrom("canned_responses").selectAll().orderBy("shortcut").execute(),
    db.selectFrom("settings").select("value").where("key", "=", "contact_centre_name").executeTakeFirst(),
    db.selectFrom("numbers").selectAll().orderBy("channel_type").orderBy("number").execute(),
  ]);
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
  };
}
