import type { Interaction, InteractionState, Message } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { testInteraction, testMessage } from "../../lib/agent-world.fakes.ts";
import { emptyConversation } from "../../lib/live-state.ts";
import {
  findNeighbour,
  findSelected,
  groupInteractions,
  nameOf,
  offerReason,
  previewOf,
  rowState,
} from "./describe-interaction.ts";

const make = (interactionId: string, state: InteractionState, selected = false): Interaction =>
  testInteraction({ interactionId, state, selected });

describe("the list of interactions", () => {
  it("shows offers, what is open and what is in wrap-up apart", () => {
    const all = [make("a", "CONNECTED"), make("b", "OFFERED"), make("c", "WRAP_UP"), make("d", "HELD")];
    const { offers, open, wrapUp } = groupInteractions(all);
    expect([offers, open, wrapUp].map((group) => group.map(({ interactionId }) => interactionId))).toEqual([
      ["b"],
      ["a", "d"],
      ["c"],
    ]);
  });

  it("moves the focus around the ends, past offers", () => {
    const all = [make("a", "WRAP_UP"), make("b", "OFFERED"), make("c", "CONNECTED", true), make("d", "CONNECTED")];
    expect(findNeighbour(all, 1)?.interactionId).toBe("d");
    expect(findNeighbour(all, -1)?.interactionId).toBe("a");
  });

  it("has a first and a last when nothing has the focus, and none when there is nothing", () => {
    const all = [make("a", "CONNECTED"), make("b", "CONNECTED")];
    expect(findNeighbour(all, 1)?.interactionId).toBe("a");
    expect(findNeighbour(all, -1)?.interactionId).toBe("b");
    expect(findNeighbour([make("o", "OFFERED")], 1)).toBeNull();
  });

  it("names a caller without a record by the number", () => {
    const { customerDetails, channelDetails } = testInteraction();
    const caller = testInteraction({
      customerDetails: { ...customerDetails, name: "" },
      channelDetails: { ...channelDetails, channelType: "VOICE", from: "+442079460101" },
    });
    expect(nameOf(caller)).toBe("+442079460101");
  });

  it("says who asks an agent in, and that a callback is one", () => {
    const ben = { participantId: "u2", type: "AGENT", name: "Ben Cole", state: "CONNECTED" } as const;
    const asked = testInteraction({ state: "OFFERED", agentId: "u2", participants: [ben] });
    expect(offerReason(asked, "CONSULT")).toBe("Ben Cole asks you in");
    expect(offerReason(asked, "TRANSFER")).toBe("Ben Cole transfers to you");
    const { channelDetails } = testInteraction();
    const callback = { ...channelDetails, callType: "outbound.callback.dial" as const };
    expect(offerReason(testInteraction({ agentId: null, channelDetails: callback }), null)).toMatch(/^Callback/);
    expect(offerReason(testInteraction({ agentId: null }), null)).toBeNull();
  });

  it("shows the last words with their speaker, unless the customer said them", () => {
    const said = (change: Partial<Message>) =>
      previewOf({ ...emptyConversation, messages: [testMessage({ text: "Good\nday", ...change })] }, "u1");
    expect(said({})).toBe("Good day");
    expect(said({ from: "AGENT", senderId: "u1", senderName: "Asha Rao" })).toBe("You: Good day");
    expect(said({ from: "AGENT", senderId: "u9", senderName: "Sue Lim" })).toBe("Sue Lim: Good day");
  });

  it("says in a row what the agent's part in it is", () => {
    expect(rowState(make("a", "CONSULTING"), "u1").name).toBe("Consulting");
    expect(rowState(testInteraction({ state: "CONSULTING", agentId: "u2" }), "u1").name).toBe("You are consulted");
  });

  it("never takes an offer for the selected interaction", () => {
    expect(findSelected([make("a", "OFFERED", true)])).toBeNull();
    expect(findSelected([make("a", "CONNECTED", true)])?.interactionId).toBe("a");
  });
});
