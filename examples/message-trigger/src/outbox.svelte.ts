// What the page shows and does; the page itself only draws it.
import type { Campaign, Interaction, MessageStatus, Sdk } from "@omni/sdk";
import { readable, toText, watchFocus } from "../starter/connect.ts";
import { fillIn, guess, type Prepared, readSmsTexts } from "./texts.ts";

export interface SentMessage {
  messageId: string;
  to: string;
  text: string;
  status: MessageStatus;
}

export class Outbox {
  prepared: Prepared[] = $state([]);
  open: Interaction | null = $state(null);
  key = $state("");
  to = $state("");
  values: Record<string, string> = $state({});
  sent: SentMessage[] = $state([]);
  isSending = $state(false);
  problem = $state("");
  readonly chosen = $derived(this.prepared.find(({ key }) => key === this.key) ?? null);
  readonly preview = $derived(this.chosen === null ? "" : fillIn(this.chosen.body, this.values));
  #campaigns: Campaign[] = [];
  /** A status may be quicker than the reply that names its message. */
  readonly #early = new Map<string, MessageStatus>();
  readonly #sdk: Sdk;

  constructor(sdk: Sdk) {
    this.#sdk = sdk;
  }

  async start(): Promise<void> {
    const { session, configuration, interaction } = this.#sdk;
    if (!this.#sdk.supports("messaging")) throw new Error("This console sends no WhatsApp or SMS messages.");
    this.#campaigns = await session.getSelectedCampaigns().catch(() => [] /* nobody is signed in yet */);
    await session.register("campaignSelectionChanged", (event) => (this.#campaigns = event.selectedCampaigns));
    const templates = await configuration.getMessageTemplates({ channelType: "WHATSAPP" });
    this.prepared = [
      ...templates.map(({ templateId, name, body, variables }) => {
        return { key: `WHATSAPP ${templateId}`, name, channelType: "WHATSAPP" as const, body, variables, templateId };
      }),
      ...readSmsTexts((await configuration.getAppSettings())["smsTexts"]),
    ];
    await interaction.register("messageStatusChanged", ({ messageId, status }) => {
      const message = this.sent.find((each) => each.messageId === messageId);
      if (message === undefined) this.#early.set(messageId, status);
      else message.status = status;
    });
    await watchFocus(
      this.#sdk,
      (open) => this.#focus(open),
      (error) => (this.problem = toText(error)),
    );
  }

  choose(key: string): void {
    this.key = key;
    const details = this.open?.customerDetails;
    this.values = Object.fromEntries(
      (this.chosen?.variables ?? []).map((name) => [name, details === undefined ? "" : guess(name, details)]),
    );
  }

  async send(): Promise<void> {
    const { chosen, open, to, values } = this;
    if (chosen === null) return;
    this.isSending = true;
    this.problem = "";
    try {
      const interactionId = await this.#interactionFor(chosen, to);
      const { messageId, status } = await this.#sdk.interaction.sendMessage({
        interactionId,
        ...(chosen.templateId === null
          ? { text: this.preview }
          : { templateId: chosen.templateId, variables: { ...values } }),
      });
      this.sent.unshift({ messageId, to, text: this.preview, status: this.#early.get(messageId) ?? status });
      this.choose("");
      // The new conversation took the focus: the agent goes on where he was.
      if (open !== null && open.interactionId !== interactionId)
        await this.#sdk.interaction.selectInteraction({ interactionId: open.interactionId });
    } catch (error) {
      this.problem = `The message was not sent. ${toText(error)}`;
    } finally {
      this.isSending = false;
    }
  }

  /** The open conversation with this number, else a new one. */
  async #interactionFor({ channelType, name }: Prepared, to: string): Promise<string> {
    const live = await this.#sdk.interaction.getInteractions();
    const running = live.find(
      ({ channelDetails, customerDetails, state }) =>
        state === "CONNECTED" && channelDetails.channelType === channelType && customerDetails.phones.includes(to),
    );
    if (running !== undefined) return running.interactionId;
    const campaign =
      this.#campaigns.find((each) => each.campaignId === this.open?.campaignId && takes(each, channelType)) ??
      this.#campaigns.find((each) => takes(each, channelType));
    if (campaign === undefined) throw new Error(`None of your campaigns sends ${readable(channelType)} messages.`);
    const customerId = this.open?.customerDetails.customerId ?? null;
    const started = await this.#sdk.interaction.initiateInteraction({
      channelType,
      to,
      campaignId: campaign.campaignId,
      data: { message: name },
      ...(customerId !== null && { customerId }),
    });
    return started.interactionId;
  }

  #focus(open: Interaction | null): void {
    const isAnother = open?.interactionId !== this.open?.interactionId;
    this.open = open;
    if (!isAnother || this.isSending) return;
    this.to = open?.customerDetails.phones[0] ?? "";
    this.choose("");
  }
}

const takes = ({ channelTypes }: Campaign, channelType: Prepared["channelType"]): boolean =>
  channelTypes.includes(channelType);
