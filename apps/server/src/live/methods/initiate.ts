import type { CustomerDetails, Interaction as InteractionView, MethodArguments } from "@omni/contract";
import type { CommandOf } from "@omni/engine";
import { toCustomerDetails } from "../../customers/to-customer-details.ts";
import type { CallContext, MethodHandlers } from "../call-context.ts";
import { findCustomersNumber } from "../find-number.ts";
import { newInteractionId } from "../new-interaction-id.ts";
import { interactionFor, order } from "../order.ts";

type Wanted = MethodArguments["interaction.initiateInteraction"];

/** The customer whom the caller names, or whoever has the number. */
function customerOf({ customers, centre }: CallContext, { customerId, campaignId, to }: Wanted): CustomerDetails {
  if (customerId === undefined) {
    const processId = centre.directory.campaigns.get(campaignId)?.processId ?? campaignId;
    return customers.identify(processId, { phone: to });
  }
  return toCustomerDetails(customers.get(customerId));
}

function callTypeOf(
  { app }: CallContext,
  { channelType, preview }: Wanted,
): CommandOf<"interaction.initiate">["callType"] {
  if (channelType !== "VOICE") return null;
  if (preview === true) return "outbound.manual.preview.dial";
  return app === null ? "outbound.manual.dial" : "click.to.call.dial";
}

type Initiate = CommandOf<"interaction.initiate">;

const toCommand = (context: CallContext, wanted: Wanted): Initiate => ({
  type: "interaction.initiate",
  interactionId: newInteractionId(context),
  agentId: context.agentId,
  campaignId: wanted.campaignId,
  channelType: wanted.channelType,
  to: wanted.to,
  customer: customerOf(context, wanted),
  callType: callTypeOf(context, wanted),
  conversationId: null,
  customerWroteAt: null,
  data: wanted.data ?? {},
});

/** Goes on with the customer's conversation by this number, or begins one. */
async function beginMessages(
  context: CallContext,
  channelType: "WHATSAPP" | "SMS",
  command: Initiate,
): Promise<InteractionView> {
  const { centre, messaging } = context;
  const { interactionId, to, campaignId } = command;
  // An order that arrives again would find its own conversation in the way.
  if (centre.findInteraction(interactionId) === null)
    await centre.transact((apply) => {
      const { conversationId, customerWroteAt } = messaging.findConversation(channelType, to, campaignId);
      // The console tells by it whether free text goes out yet.
      const data = customerWroteAt === null ? command.data : { ...command.data, customerWroteAt };
      return apply({ ...command, conversationId, customerWroteAt, data });
    });
  return interactionFor(context, interactionId);
}

export const initiateMethods: MethodHandlers = {
  "interaction.initiateInteraction": (context, given) => {
    const { channelType, customerId } = given;
    const wanted = { ...given, to: findCustomersNumber(context, customerId, given.to) };
    const command = toCommand(context, wanted);
    return channelType === "WHATSAPP" || channelType === "SMS"
      ? beginMessages(context, channelType, command)
      : order(context, command);
  },
};
