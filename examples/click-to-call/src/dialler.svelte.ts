// What the page shows and does; the page itself only draws it.
import type { Campaign, Customer, CustomerDetails, Interaction, Sdk } from "@omni/sdk";
import { readable, toText, watchFocus } from "../starter/connect.ts";

export interface CallLine {
  interactionId: string;
  name: string;
  to: string;
  /** "Calling…", "Connected", "No answer". */
  state: string;
  isOver: boolean;
}

type Reachable = Customer | CustomerDetails;

export class Dialler {
  /** Campaigns of the agent that can call. */
  campaigns: Campaign[] = $state([]);
  campaignId = $state("");
  /** The customer of the open conversation. */
  focused: CustomerDetails | null = $state(null);
  found: Customer[] | null = $state(null);
  isSearching = $state(false);
  isCalling = $state(false);
  /** This session's calls, the newest first. */
  calls: CallLine[] = $state([]);
  problem = $state("");
  readonly #sdk: Sdk;

  constructor(sdk: Sdk) {
    this.#sdk = sdk;
  }

  async start(): Promise<void> {
    const { session, interaction } = this.#sdk;
    const campaigns = await session.getSelectedCampaigns().catch(() => [] /* nobody is signed in yet */);
    this.#offer(campaigns);
    await session.register("campaignSelectionChanged", ({ selectedCampaigns }) => this.#offer(selectedCampaigns));
    await interaction.register("interactionConnected", (event) => this.#tell(event.interactionId, "Connected"));
    await interaction.register("interactionEnded", ({ interactionId, systemDisposition, endedBy, durations }) => {
      const talked = Math.round(durations.talkMs / 1000);
      const who = endedBy === "CUSTOMER" ? "The customer hung up" : "Ended";
      this.#tell(interactionId, talked > 0 ? `${who} after ${talked} s` : readable(systemDisposition), true);
    });
    const follow = (open: Interaction | null) => (this.focused = open?.customerDetails ?? null);
    await watchFocus(this.#sdk, follow, (error) => (this.problem = toText(error)));
  }

  async search(text: string): Promise<void> {
    await this.#attempt("isSearching", "The search failed.", async () => {
      this.found = null;
      this.found = text.trim() === "" ? null : await this.#sdk.crm.findCustomers({ query: text.trim() });
    });
  }

  async call(to: string, customer: Reachable | null): Promise<void> {
    await this.#attempt("isCalling", `${to} could not be called.`, async () => {
      const { interactionId } = await this.#sdk.interaction.initiateInteraction({
        channelType: "VOICE",
        to,
        campaignId: this.campaignId,
        ...(customer?.customerId && { customerId: customer.customerId }),
      });
      // An answer may be quicker than this reply.
      const isKnown = this.calls.some((call) => call.interactionId === interactionId);
      if (!isKnown)
        this.calls.unshift({ interactionId, name: customer?.name || to, to, state: "Calling…", isOver: false });
      const now = await this.#sdk.interaction.getInteraction({ interactionId });
      if (now.state === "CONNECTED") this.#tell(interactionId, "Connected");
    });
  }

  async hangUp(interactionId: string): Promise<void> {
    await this.#attempt("isCalling", "The call could not be ended.", async () => {
      await this.#sdk.interaction.endInteraction({ interactionId });
    });
  }

  #offer(campaigns: Campaign[]): void {
    this.campaigns = campaigns.filter(({ channelTypes }) => channelTypes.includes("VOICE"));
    if (!this.campaigns.some(({ campaignId }) => campaignId === this.campaignId))
      this.campaignId = this.campaigns[0]?.campaignId ?? "";
  }

  #tell(interactionId: string, state: string, isOver = false): void {
    const call = this.calls.find((each) => each.interactionId === interactionId);
    if (call !== undefined && !call.isOver) Object.assign(call, { state, isOver });
  }

  async #attempt(busy: "isSearching" | "isCalling", failure: string, work: () => Promise<void>): Promise<void> {
    this[busy] = true;
    this.problem = "";
    try {
      await work();
    } catch (error) {
      this.problem = `${failure} ${toText(error)}`;
    } finally {
      this[busy] = false;
    }
  }
}

/** What somebody can write to be called. */
export const isNumber = (phone: string): boolean => /^\+?[\d\s().-]{3,}$/.test(phone);

/** Without the permission to see it, a number arrives masked: with the id of its customer it is called all the same. */
export const isDialable = (phone: string, { customerId }: Reachable): boolean => isNumber(phone) || customerId !== null;
