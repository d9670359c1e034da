import type { DispositionClass } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { chooseClass, emptyDraft, findCode, toDisposeArgument } from "./disposition-draft.ts";

const code = (name: string, change = {}) => ({ code: name, name, requiresNotes: false, callback: false, ...change });
const classes: DispositionClass[] = [
  { classId: "solved", name: "Solved", codes: [code("ANSWERED"), code("REFUNDED", { requiresNotes: true })] },
  { classId: "later", name: "Later", codes: [code("CALLBACK", { callback: true })] },
];
const argumentOf = (draft: typeof emptyDraft) => toDisposeArgument("i1", findCode(classes, draft), draft);

describe("a disposition", () => {
  it("needs class and code", () => {
    expect(argumentOf(emptyDraft)).toBeNull();
    expect(argumentOf({ ...emptyDraft, classId: "solved" })).toBeNull();
    expect(argumentOf({ ...emptyDraft, classId: "solved", code: "ANSWERED" })).toEqual({
      interactionId: "i1",
      dispositionCode: "ANSWERED",
    });
  });

  it("never takes a code of another class", () => {
    expect(argumentOf({ ...emptyDraft, classId: "later", code: "ANSWERED" })).toBeNull();
  });

  it("needs notes where the code does", () => {
    const draft = { ...emptyDraft, classId: "solved", code: "REFUNDED", notes: "  " };
    expect(argumentOf(draft)).toBeNull();
    expect(argumentOf({ ...draft, notes: " Paid back " })).toMatchObject({ notes: "Paid back" });
  });

  it("chooses the only code of a class with it", () => {
    expect(chooseClass(classes, emptyDraft, "later").code).toBe("CALLBACK");
    expect(chooseClass(classes, { ...emptyDraft, code: "CALLBACK" }, "solved").code).toBeNull();
  });

  it("needs a time for a callback", () => {
    const draft = { ...emptyDraft, classId: "later", code: "CALLBACK" };
    expect(argumentOf(draft)).toBeNull();
    expect(argumentOf({ ...draft, callbackAt: "2027-01-02T10:30" })).toMatchObject({
      callback: { at: Date.parse("2027-01-02T10:30"), self: true },
    });
  });

  it("calls back on another number only where it is one", () => {
    const draft = { ...emptyDraft, classId: "later", code: "CALLBACK", callbackAt: "2027-01-02T10:30" };
    expect(argumentOf({ ...draft, callbackPhone: "+44 20 7946 0101" })).toMatchObject({
      callback: { phone: "+44 20 7946 0101" },
    });
    expect(argumentOf({ ...draft, callbackPhone: "mobile" })).toBeNull();
  });
});
