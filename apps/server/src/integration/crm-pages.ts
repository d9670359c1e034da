import { permissions as knownPermissions, type Permission } from "@omni/contract";
import type { AppRegistration, CrmPage } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Store } from "../store/open-store.ts";
import { checkCrmUrl } from "./check-crm-url.ts";

const settingKey = "crm_page_permissions";
/** What begins the id by which a campaign's CRM page calls; no installed app's id has a dot. */
const idPrefix = "crm-page.";

/** The pages of campaigns' own CRM systems, which open beside each connected interaction. */
export class CrmPages {
  readonly #store: Store;
  readonly #demoOrigin: () => string | null;
  readonly #campaigns: readonly { campaignId: string; name: string }[];
  readonly #listeners: (() => void)[] = [];
  #pages: ReadonlyMap<string, CrmPage>;

  private constructor(
    store: Store,
    campaigns: readonly { campaignId: string; name: string }[],
    pages: ReadonlyMap<string, CrmPage>,
    demoOrigin: () => string | null,
  ) {
    this.#store = store;
    this.#campaigns = campaigns;
    this.#pages = pages;
    this.#demoOrigin = demoOrigin;
  }

  /** `demoOrigin` stands before an address that is only a path: a page of the demo CRM. */
  static async load(store: Store, demoOrigin: () => string | null): Promise<CrmPages> {
    const [campaigns, setting] = await Promise.all([
      store.db.selectFrom("campaigns").select(["campaign_id", "name", "crm_url"]).orderBy("name").execute(),
      store.db.selectFrom("settings").select("value").where("key", "=", settingKey).executeTakeFirst(),
    ]);
    const granted = readPermissions(setting?.value);
    const pages = campaigns.flatMap(({ campaign_id, crm_url }) =>
      crm_url === null ? [] : [[campaign_id, { url: crm_url, permissions: granted[campaign_id] ?? [] }] as const],
    );
    const named = campaigns.map(({ campaign_id, name }) => ({ campaignId: campaign_id, name }));
    return new CrmPages(store, named, new Map(pages), demoOrigin);
  }

  /** By campaign. */
  get all(): ReadonlyMap<string, CrmPage> {
    const origin = this.#demoOrigin();
    return new Map(
      [...this.#pages].flatMap(([id, page]) => {
        if (!page.url.startsWith("/")) return [[id, page] as const];
        return origin === null ? [] : [[id, { ...page, url: origin + page.url }] as const];
      }),
    );
  }

  /** Every campaign, for administrators. */
  byCampaign(): { campaignId: string; name: string; page: CrmPage | null }[] {
    const { all } = this;
    return this.#campaigns.map((campaign) => ({ ...campaign, page: all.get(campaign.campaignId) ?? null }));
  }

  /** Called after each change. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** The pages of these campaigns as their agent's console opens them. */
  of(campaignIds: readonly string[], seesPersonalData: boolean): Record<string, CrmPage> {
    const { all } = this;
    return Object.fromEntries(
      campaignIds.flatMap((id) => {
        const page = all.get(id);
        if (page === undefined) return [];
        const shown = page.permissions.filter((each) => each !== "customer.pii" || seesPersonalData);
        return [[id, { url: page.url, permissions: shown }]];
      }),
    );
  }

  /** The page as the app that calls the contract's methods, or null for any other id. */
  findApp(appId: string): AppRegistration | null {
    if (!appId.startsWith(idPrefix)) return null;
    const campaignId = appId.slice(idPrefix.length);
    const page = this.all.get(campaignId);
    if (page === undefined) return null;
    return {
      appId,
      version: "1",
      page: "crm",
      name: "CRM page",
      icon: null,
      slot: "crm-page",
      scope: "INTERACTION",
      contexts: [{ level: "CAMPAIGN", id: campaignId }],
      url: page.url,
      origin: checkCrmUrl(page.url),
      hostedElsewhere: true,
      sandbox: "",
      allow: "",
      permissions: page.permissions,
      settings: {},
      priority: 0,
    };
  }

  /** Takes the campaign's page, or with null none. Rejects with INVALID_ARGUMENT. */
  async set(campaignId: string, page: CrmPage | null): Promise<void> {
    if (page !== null) checkCrmUrl(page.url);
    const { db } = this.#store;
    if (!this.#campaigns.some((each) => each.campaignId === campaignId))
      throw new OmniError(
        "INVALID_ARGUMENT",
        `No campaign has the id ${campaignId}. Choose one of this contact centre.`,
        {
          details: { path: "campaignId", expected: "a campaign", got: campaignId },
        },
      );
    const next = new Map(this.#pages);
    if (page === null) next.delete(campaignId);
    else next.set(campaignId, page);
    const value = JSON.stringify(Object.fromEntries([...next].map(([id, each]) => [id, each.permissions])));
    await this.#store.write(
      db
        .updateTable("campaigns")
        .set({ crm_url: page?.url ?? null })
        .where("campaign_id", "=", campaignId),
      db
        .insertInto("settings")
        .values({ key: settingKey, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value })),
    );
    this.#pages = next;
    for (const listener of this.#listeners) listener();
  }
}

/** The value is what `set` wrote; a permission that the contract no longer has is left out. */
function readPermissions(value: string | undefined): Record<string, Permission[]> {
  const stored = JSON.parse(value ?? "{}") as Record<string, Permission[]>;
  return Object.fromEntries(
    Object.entries(stored).map(([id, list]) => [id, list.filter((each) => Object.hasOwn(knownPermissions, each))]),
  );
}
