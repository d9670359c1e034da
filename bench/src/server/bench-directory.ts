import type { Directory } from "@omni/engine";

/** A centre of one campaign for chats and calls, with enough agents for every conversation of the workload. */
export function toBenchDirectory(agentIds: readonly string[]): Directory {
  return {
    contactCentreId: "bench",
    processes: new Map([["process", { processId: "process", name: "Process" }]]),
    campaigns: new Map([
      [
        "campaign",
        {
          campaignId: "campaign",
          processId: "process",
          name: "Campaign",
          type: "Interaction Campaign",
          channels: ["CHAT", "VOICE"],
          dispositionPlanId: "plan",
          excludedCodes: [],
          wrapUp: { mode: "REQUIRED", seconds: 0, defaultCode: null, extendSeconds: 0 },
          offerTimeoutSeconds: 60,
          autoAnswer: false,
          agentIds: [...agentIds],
          crmUrl: null,
        },
      ],
    ]),
    queues: new Map([
      [
        "queue",
        {
          queueId: "queue",
          campaignId: "campaign",
          name: "Queue",
          priority: 1,
          channelTypes: ["CHAT", "VOICE"],
          agentIds: [...agentIds],
          scheduler: "LONGEST_IDLE",
        },
      ],
    ]),
    users: new Map(
      agentIds.map((userId) => [
        userId,
        {
          userId,
          userName: userId,
          name: userId,
          type: "AGENT",
          capacity: { CHAT: 3, VOICE: 1 },
          totalCapacity: 4,
        },
      ]),
    ),
    dispositionPlans: new Map([
      [
        "plan",
        {
          dispositionPlanId: "plan",
          name: "Plan",
          classes: [
            {
              classId: "class",
              name: "Class",
              codes: [{ code: "done", name: "Done", requiresNotes: false, callback: false }],
            },
          ],
        },
      ],
    ]),
    breakReasons: [],
    extensions: agentIds.map((phone) => ({ callContextId: "desk", callContextName: "Desk", phone })),
  };
}
