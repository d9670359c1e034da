import { errors, protocolVersion, type ErrorCode } from "@omni/contract";
import { describe, expect, it } from "vitest";
import { wireProtocol } from "./envelope.ts";
import { OmniError } from "./omni-error.ts";
import { fromWireError, toWireError } from "./wire-error.ts";

const noBug = () => {
  throw new Error("no bug expected");
};

describe("OmniError", () => {
  it("is retryable exactly where the contract says so", () => {
    for (const [code, entry] of Object.entries(errors)) {
      expect([code, new OmniError(code as ErrorCode, "x").retryable]).toEqual([code, entry.retryable]);
    }
  });

  it("is recognised when another copy of the class made it", () => {
    const other = Object.assign(new Error("x"), { [Symbol.for("omni.error")]: true });
    expect(OmniError.is(other)).toBe(true);
    expect(OmniError.is(new Error("x"))).toBe(false);
    expect(OmniError.is({ code: "TIMEOUT" })).toBe(false);
    expect(OmniError.is(null)).toBe(false);
  });

  it("never takes a brand from the prototype chain", () => {
    expect(OmniError.is(Object.create({ [Symbol.for("omni.error")]: true }))).toBe(false);
  });

  it("survives the wire", () => {
    const error = new OmniError("INVALID_ARGUMENT", "m", { details: { path: "argument.to" }, correlationId: "7" });
    expect(fromWireError(structuredClone(toWireError(error, noBug)))).toEqual(error);
    expect(toWireError(new OmniError("TIMEOUT", "m"), noBug)).toEqual({ code: "TIMEOUT", message: "m" });
  });
});

it("speaks the contract's protocol version", () => {
  expect(wireProtocol).toBe(protocolVersion);
});
