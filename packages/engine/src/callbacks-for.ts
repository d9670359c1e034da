import type { Callback } from "./callback.ts";
import type { Id } from "./directory.ts";
import type { World } from "./world.ts";

/** What `getCallbacks` answers: the agent's own callbacks and those of the agent's campaigns, the earliest first. */
export function callbacksFor({ callbacks, directory }: World, agentId: Id): Callback[] {
  const isFor = ({ agentId: owner, self, campaignId }: Callback): boolean =>
    owner === agentId || (!self && (directory.campaigns.get(campaignId)?.agentIds.includes(agentId) ?? false));
  return [...callbacks.values()]
    .filter(isFor)
    .toSorted((a, b) => a.at - b.at || (a.callbackId < b.callbackId ? -1 : 1));
}
