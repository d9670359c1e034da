import type { Interaction } from "@omni/contract";
import { newId, type CrmPage } from "@omni/live";
import type { AgentWorld } from "../../lib/live-state.ts";
import type { LiveStore } from "../../lib/live-store.ts";
import { createStore, type Store } from "../../lib/store.ts";
import { toCrmPageUrl } from "./crm-page-url.ts";
import { toCrmParameters } from "./crm-parameters.ts";

/** One CRM page in its frame. Its address is of the moment in which the interaction connected, and never changes. */
export interface OpenedCrmPage {
  interactionId: string;
  instanceId: string;
  page: CrmPage;
  campaignId: string;
  customerName: string;
  url: string;
}

const connectedStates: readonly Interaction["state"][] = [
  "CONNECTED",
  "HELD",
  "CONSULTING",
  "CONFERENCE",
  "ENDED",
  "WRAP_UP",
];

const isConnected = ({ state, connectedAt }: Interaction): boolean =>
  connectedAt !== null && connectedStates.includes(state);

/** The pages after a change of the agent's world: opened once for each connected interaction, closed when it leaves or its campaign has no page any more. */
export function nextCrmPages(
  opened: readonly OpenedCrmPage[],
  { interactions, crmPages }: Pick<AgentWorld, "interactions" | "crmPages">,
  toUrl: (interaction: Interaction, page: CrmPage, instanceId: string) => string,
): readonly OpenedCrmPage[] {
  const kept = opened.filter(
    ({ interactionId, campaignId }) =>
      Object.hasOwn(crmPages, campaignId) && interactions.some((each) => each.interactionId === interactionId),
  );
  const added = interactions.flatMap((interaction) => {
    const { interactionId, campaignId, customerDetails } = interaction;
    const page = Object.hasOwn(crmPages, campaignId) ? crmPages[campaignId] : undefined;
    if (page === undefined || !isConnected(interaction)) return [];
    if (kept.some((each) => each.interactionId === interactionId)) return [];
    const instanceId = `crm-page.${interactionId}`;
    const url = toUrl(interaction, page, instanceId);
    return [{ interactionId, instanceId, page, campaignId, customerName: customerDetails.name, url }];
  });
  return kept.length === opened.length && added.length === 0 ? opened : [...kept, ...added];
}

export interface OpenedCrmPages extends Store<readonly OpenedCrmPage[]> {
  /** Follows the agent's world until the result is called. */
  follow(): () => void;
}

export function createOpenedCrmPages(live: LiveStore, onOpened: (page: OpenedCrmPage) => void): OpenedCrmPages {
  const store = createStore<readonly OpenedCrmPage[]>([]);
  const sessionId = newId();

  const look = (): void => {
    const { world } = live.get();
    const before = store.get();
    if (world === null) return store.set(before.length === 0 ? before : []);
    const after = nextCrmPages(before, world, (interaction, page, instanceId) =>
      toCrmPageUrl(
        page.url,
        toCrmParameters(interaction, page, {
          userId: world.user.userId,
          sessionId,
          instanceId,
          origin: window.location.origin,
          locale: navigator.language,
          now: live.serverNow(),
          maskRules: world.maskRules,
        }),
      ),
    );
    store.set(after);
    for (const page of after) if (!before.includes(page)) onOpened(page);
  };
  return {
    ...store,
    follow() {
      look();
      return live.subscribe(look);
    },
  };
}
