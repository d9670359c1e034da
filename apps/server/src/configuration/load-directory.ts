import type { ChannelType, DispositionClass } from "@omni/contract";
import type { Directory, User, WrapUpRules } from "@omni/engine";
import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

// Columns of JSON that this server wrote itself.
const strings = (body: string): string[] => JSON.parse(body) as string[];
const channelTypes = (body: string): ChannelType[] => JSON.parse(body) as ChannelType[];

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string, valueOf: (row: T) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [valueOf(row)]);
    else group.push(valueOf(row));
  }
  return groups;
}

/** The configuration tables as the engine reads them. */
export async function loadDirectory(db: Kysely<Tables>): Promise<Directory> {
  const [
    processes,
    campaigns,
    campaignAgents,
    queues,
    queueAgents,
    users,
    plans,
    breakReasons,
    extensions,
    ivrEntries,
    templates,
    centre,
  ] = await Promise.all([
    db.selectFrom("processes").selectAll().orderBy("process_id").execute(),
    db.selectFrom("campaigns").selectAll().orderBy("campaign_id").execute(),
    db.selectFrom("campaign_agents").selectAll().orderBy("user_id").execute(),
    db.selectFrom("queues").selectAll().orderBy("queue_id").execute(),
    db.selectFrom("queue_agents").selectAll().orderBy("user_id").execute(),
    db.selectFrom("users").selectAll().where("is_active", "=", 1).orderBy("user_id").execute(),
    db.selectFrom("disposition_plans").selectAll().orderBy("disposition_plan_id").execute(),
    db.selectFrom("break_reasons").selectAll().orderBy("position").execute(),
    db.selectFrom("extensions").selectAll().orderBy("call_context_id").orderBy("phone").execute(),
    db.selectFrom("ivr_entries").selectAll().orderBy("name").execute(),
    db.selectFrom("message_templates").selectAll().orderBy("name").execute(),
    db.selectFrom("settings").select("value").where("key", "=", "contact_centre_id").executeTakeFirst(),
  ]);
  const agentsOfCampaign = grouped(
    campaignAgents,
    (row) => row.campaign_id,
    (row) => row.user_id,
  );
  const agentsOfQueue = grouped(
    queueAgents,
    (row) => row.queue_id,
    (row) => row.user_id,
  );
  return {
    contactCentreId: centre?.value ?? "contact-centre",
    processes: new Map(processes.map((row) => [row.process_id, { processId: row.process_id, name: row.name }])),
    campaigns: new Map(
      campaigns.map((row) => [
        row.campaign_id,
        {
          campaignId: row.campaign_id,
          processId: row.process_id,
          name: row.name,
          type: row.type,
          channels: channelTypes(row.channels),
          dispositionPlanId: row.disposition_plan_id,
          excludedCodes: strings(row.excluded_codes),
          wrapUp: JSON.parse(row.wrap_up) as WrapUpRules,
          offerTimeoutSeconds: row.offer_timeout_seconds,
          autoAnswer: row.auto_answer === 1,
          agentIds: agentsOfCampaign.get(row.campaign_id) ?? [],
          crmUrl: row.crm_url,
          callerId: row.caller_id,
          ...(row.ring_seconds === null ? {} : { ringSeconds: row.ring_seconds }),
          ...(row.max_callback_count === null ? {} : { maxCallbackCount: row.max_callback_count }),
        },
      ]),
    ),
    queues: new Map(
      queues.map((row) => [
        row.queue_id,
        {
          queueId: row.queue_id,
          campaignId: row.campaign_id,
          name: row.name,
          priority: row.priority,
          channelTypes: channelTypes(row.channels),
          agentIds: agentsOfQueue.get(row.queue_id) ?? [],
          scheduler: row.scheduler,
          ...(row.service_level_seconds === null ? {} : { serviceLevelSeconds: row.service_level_seconds }),
        },
      ]),
    ),
    users: new Map(
      users.map((row) => [
        row.user_id,
        {
          userId: row.user_id,
          userName: row.user_name,
          name: row.name,
          type: row.user_type,
          capacity: JSON.parse(row.capacity) as User["capacity"],
          totalCapacity: row.total_capacity,
          ...(row.channel_weights === null
            ? {}
            : { channelWeights: JSON.parse(row.channel_weights) as NonNullable<User["channelWeights"]> }),
        },
      ]),
    ),
    dispositionPlans: new Map(
      plans.map((row) => [
        row.disposition_plan_id,
        {
          dispositionPlanId: row.disposition_plan_id,
          name: row.name,
          classes: JSON.parse(row.classes) as DispositionClass[],
        },
      ]),
    ),
    breakReasons: breakReasons.map((row) => row.name),
    extensions: extensions.map((row) => ({
      callContextId: row.call_context_id,
      callContextName: row.call_context_name,
      phone: row.phone,
    })),
    ivrEntries: ivrEntries.map((row) => ({ ivrId: row.ivr_id, name: row.name })),
    messageTemplates: templates.map((row) => ({
      templateId: row.template_id,
      name: row.name,
      channelType: row.channel_type,
      body: row.body,
      variables: strings(row.variables),
    })),
  };
}
