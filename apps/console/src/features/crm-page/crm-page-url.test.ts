import { expect, test } from "vitest";
import { toCrmPageUrl } from "./crm-page-url.ts";

const parameters = { phone: "+1 555 010", customerInfo: '{"name":"Ana & Co"}', queueName: "", interactionId: "i1" };

test.each([
  [
    "appends every parameter, form-encoded",
    "https://crm.example/open",
    "https://crm.example/open?phone=%2B1+555+010&customerInfo=%7B%22name%22%3A%22Ana+%26+Co%22%7D&queueName=&interactionId=i1",
  ],
  [
    "keeps what the address says itself",
    "https://crm.example/?view=a&interactionId=own",
    "https://crm.example/?view=a&interactionId=own&phone=%2B1+555+010&customerInfo=%7B%22name%22%3A%22Ana+%26+Co%22%7D&queueName=",
  ],
])("%s", (_fact, template, expected) => {
  expect(toCrmPageUrl(template, parameters)).toBe(expected);
});

test("fills a placeholder in the path as one segment, and in the query as a form does", () => {
  const url = new URL(toCrmPageUrl("https://crm.example/by/{phone}/x?tel={phone}#at={phone}", parameters));
  expect(url.pathname).toBe("/by/%2B1%20555%20010/x");
  expect(url.search).toContain("?tel=%2B1+555+010&phone=%2B1+555+010");
  expect(url.searchParams.get("tel")).toBe("+1 555 010");
  expect(url.hash).toBe("#at=%2B1%20555%20010");
});

test.each([
  ["a slash and a query", "/../admin?x=1#y"],
  ["two dots", ".."],
  ["a dot", "."],
  ["another host", "@evil.example/"],
  ["a backslash", "\\evil"],
  ["an ampersand", "1&role=admin"],
  ["right-to-left text and emoji", "مرحبا 👋"],
])("a value with %s stays within its place", (_what, phone) => {
  const url = new URL(toCrmPageUrl("https://crm.example/a/{phone}/b?tel={phone}", { phone, role: "agent" }));
  expect(url.origin).toBe("https://crm.example");
  expect(url.pathname.split("/")).toHaveLength(4);
  expect(url.pathname).toMatch(/^\/a\/.*\/b$/);
  expect(url.searchParams.get("tel")).toBe(phone);
  expect(url.searchParams.getAll("role")).toEqual(["agent"]);
});

test("a placeholder that names no parameter stays, and no inherited name fills one", () => {
  const url = toCrmPageUrl("https://crm.example/{constructor}?a={nothing}", { phone: "1" });
  expect(url).toBe("https://crm.example/%7Bconstructor%7D?a={nothing}&phone=1");
});

test("a customer with a very long record leaves the record out rather than the rest", () => {
  const url = new URL(
    toCrmPageUrl("https://crm.example/", { phone: "1", customerInfo: "x".repeat(9_000), queueId: "q" }),
  );
  expect(url.searchParams.get("customerInfo")).toBe("");
  expect(url.searchParams.get("queueId")).toBe("q");
});
