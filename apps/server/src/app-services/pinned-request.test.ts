import { expect, test } from "vitest";
import { findAddresses } from "./pinned-request.ts";

const { signal } = new AbortController();
const resolveNothing = (): Promise<never> => Promise.reject(new Error("No name is looked up here."));
const find = (url: string, mayBePrivate: boolean) =>
  findAddresses(new URL(url), resolveNothing, { mayBePrivate, signal });

test.each([
  ["decimal", "http://2130706433"],
  ["octal", "http://0177.0.0.1"],
  ["hexadecimal", "http://0x7f.1"],
  ["short", "http://127.1"],
  ["IPv6", "http://[::1]"],
  ["IPv4 mapped into IPv6", "http://[::ffff:127.0.0.1]"],
  ["metadata", "http://169.254.169.254"],
])("a host that is a private address is refused, %s: %s", async (_spelling, url) => {
  await expect(find(url, false)).rejects.toMatchObject({ details: { reason: "PRIVATE_ADDRESS" } });
});

test("a host that is an address needs no name, and may be private where that is allowed", async () => {
  expect(await find("https://8.8.8.8", false)).toEqual([{ address: "8.8.8.8", family: 4 }]);
  expect(await find("http://127.1:8080", true)).toEqual([{ address: "127.0.0.1", family: 4 }]);
});
