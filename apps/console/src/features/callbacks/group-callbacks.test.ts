import type { Callback } from "@omni/contract";
import { expect, it } from "vitest";
import { groupCallbacks } from "./group-callbacks.ts";

const make = (callbackId: string, at: number, change: Partial<Callback> = {}): Callback => ({
  callbackId,
  interactionId: "i1",
  campaignId: "care",
  customerId: "c1",
  at,
  self: true,
  phone: "+44",
  state: "SCHEDULED",
  notes: "",
  ...change,
});
const all = [
  make("later", 3_000),
  make("sooner", 2_000),
  make("due", 500, { state: "DUE" }),
  make("team", 2_500, { self: false }),
  make("done", 100, { state: "DIALLED" }),
  make("gone", 4_000, { state: "CANCELLED" }),
];
const ids = (whose: "mine" | "campaign" | "all") => {
  const { due, upcoming } = groupCallbacks(all, whose, 1_000);
  return [due, upcoming].map((group) => group.map(({ callbackId }) => callbackId));
};

it("shows open callbacks by their time, those that are due apart", () => {
  expect(ids("all")).toEqual([["due"], ["sooner", "team", "later"]]);
});

it("tells the agent's own from the campaign's", () => {
  expect(ids("mine")).toEqual([["due"], ["sooner", "later"]]);
  expect(ids("campaign")).toEqual([[], ["team"]]);
});

it("counts what has come to its time even before the server says so", () => {
  expect(groupCallbacks([make("now", 900)], "all", 1_000).due).toHaveLength(1);
});
