import type { Interaction, InteractionState } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { testInteraction } from "../../lib/agent-world.fakes.ts";
import { findNeighbour, findSelected, groupInteractions } from "./describe-interaction.ts";

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

  it("never takes an offer for the selected interaction", () => {
    expect(findSelected([make("a", "OFFERED", true)])).toBeNull();
    expect(findSelected([make("a", "CONNECTED", true)])?.interactionId).toBe("a");
  });
});
