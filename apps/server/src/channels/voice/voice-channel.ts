import type { CustomerDetails } from "@omni/contract";
import type { Command, Interaction } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { ContactCentre } from "../../centre/contact-centre.ts";
import type { OwnNumber } from "../../configuration/configuration.ts";
import type { IncomingCall, KnownLeg, LineListener, LineProvider } from "./line-provider.ts";
import { OrderDesk } from "./order-desk.ts";

export interface VoiceChannelOptions {
  centre: ContactCentre;
  line: LineProvider;
  findNumber(number: string): OwnNumber | null;
  /** The known customer who calls from the number, or an unknown one. */
  identify(processId: string, phone: string): CustomerDetails;
  onError(error: unknown): void;
}

/** So many of the digits that a customer pressed are kept with the call. */
const keptDigits = 64;

/** Calls: the line provider's news become commands, the engine's orders go to the provider. */
export class VoiceChannel implements LineListener {
  readonly #options: VoiceChannelOptions;
  readonly #desk: OrderDesk;

  constructor(options: VoiceChannelOptions) {
    this.#options = options;
    const { centre, line, onError } = options;
    this.#desk = new OrderDesk({
      orders: centre.orders,
      line,
      onFailed: (event) => this.onLegEvent(event),
      onError,
    });
    centre.listen({ onOrder: (orderId, order) => this.#desk.take(orderId, order) });
  }

  /** Takes calls up where a server that went down left them. */
  start(): void {
    const { centre, line } = this.#options;
    const waiting = new Set(
      centre.orders.waiting().flatMap(({ order }) => (order.order === "dial" ? [order.legId] : [])),
    );
    const legs = [...centre.world.interactions.values()].flatMap((interaction) => legsToAskFor(interaction, waiting));
    line.start(this, legs);
    this.#desk.resume();
  }

  stop(): void {
    this.#desk.stop();
    this.#options.line.stop();
  }

  async onCall({ callId, from, to }: IncomingCall): Promise<void> {
    const { centre, findNumber, identify } = this.#options;
    const own = findNumber(to);
    if (own === null)
      throw new OmniError("TARGET_UNAVAILABLE", `No number ${to.slice(0, 32)} takes calls here.`, { details: { to } });
    const { campaignId, queueId, title } = own;
    const processId = centre.directory.campaigns.get(campaignId)?.processId ?? campaignId;
    await centre.execute({
      type: "interaction.startCall",
      interactionId: callId,
      campaignId,
      queueId,
      customer: identify(processId, from),
      call: { from, to, subChannel: title },
      data: {},
    });
  }

  onLegEvent(event: Command): void {
    this.#options.centre.execute(event).catch(this.#options.onError);
  }

  onDigits(interactionId: string, digits: string): void {
    const { centre, onError } = this.#options;
    const pressed = centre.world.interactions.get(interactionId)?.data["customerDigits"];
    const customerDigits = `${typeof pressed === "string" ? pressed : ""}${digits}`.slice(-keptDigits);
    const data = { customerDigits };
    centre.execute({ type: "interaction.updateData", interactionId, agentId: null, data }).catch((error: unknown) => {
      // Keys that are pressed when the call is over mean nothing.
      if (!OmniError.is(error)) onError(error);
    });
  }
}

/** The customer's line first: when it is lost, the call is over for all, and nobody is given the rest of it. */
function legsToAskFor({ interactionId, legs }: Interaction, notYetDialled: ReadonlySet<string>): KnownLeg[] {
  return legs
    .filter(({ legId, state }) => state !== "ENDED" && !notYetDialled.has(legId))
    .toSorted((a, b) => Number(b.kind === "CUSTOMER") - Number(a.kind === "CUSTOMER"))
    .map(({ legId }) => ({ interactionId, legId }));
}
