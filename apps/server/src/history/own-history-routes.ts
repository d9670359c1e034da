import { partOf } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { everybody, requireUser } from "../auth/require-user.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { PastInteractions } from "./past-interactions.ts";

interface OwnHistoryRoutesOptions {
  accounts: Accounts;
  centre: ContactCentre;
  history: PastInteractions;
}

const tags = ["history"];
const params = z.strictObject({ interactionId: z.string().min(1).max(200) });

/** What went on in an interaction, for agents who have to do with it or with its customer now. */
export const ownHistoryRoutes: FastifyPluginAsyncZod<OwnHistoryRoutesOptions> = async (app, options) => {
  const { accounts, centre, history } = options;

  const notFound = (interactionId: string): OmniError =>
    new OmniError("INTERACTION_NOT_FOUND", "There is no such contact, or it is not yours to see.", {
      details: { interactionId },
    });

  const hasPart = (interactionId: string, userId: string): boolean => {
    const interaction = centre.findInteraction(interactionId);
    return interaction !== null && partOf(interaction, userId) !== null;
  };

  /** Whether the agent deals with this customer at the moment. */
  const dealsWith = (customerId: string | null, userId: string): boolean =>
    customerId !== null &&
    [...centre.world.interactions.values()].some(
      (each) => each.customer.customerId === customerId && partOf(each, userId) !== null,
    );

  app.get(
    "/api/interactions/:interactionId/notices",
    { schema: { summary: "Who came to and left an interaction of one's own", tags, params } },
    async (request) => {
      const user = requireUser(request, accounts, everybody);
      const { interactionId } = request.params;
      if (user.userType === "AGENT" && !hasPart(interactionId, user.userId)) throw notFound(interactionId);
      return { notices: history.notices(user, interactionId) };
    },
  );

  app.get(
    "/api/interactions/:interactionId/past",
    { schema: { summary: "A past interaction of a customer whom one deals with, with what was said", tags, params } },
    async (request) => {
      const user = requireUser(request, accounts, everybody);
      const { interactionId } = request.params;
      const mayOpen =
        user.userType !== "AGENT" ||
        hasPart(interactionId, user.userId) ||
        dealsWith(history.customerOf(interactionId), user.userId);
      if (!mayOpen) throw notFound(interactionId);
      return history.detail(user, interactionId);
    },
  );
};
