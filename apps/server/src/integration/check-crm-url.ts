import { OmniError } from "@omni/wire";
import { isLocalHost } from "./web-origin.ts";

/**
 * The origin of a campaign's `crmURL`. Throws INVALID_ARGUMENT unless it is an absolute address by HTTPS, or by HTTP on this
 * machine, whose host no placeholder changes: agents' browsers frame that origin and no other.
 */
export function checkCrmUrl(url: string): string {
  if (!URL.canParse(url)) throw refuse(url, "an absolute address such as https://crm.example/contact");
  const { origin, protocol, hostname, username, password } = new URL(url);
  if (protocol !== "https:" && !(protocol === "http:" && isLocalHost(hostname)))
    throw refuse(url, "an address by HTTPS; HTTP is for this machine only");
  if (username !== "" || password !== "") throw refuse(url, "an address without a user name or password");
  const [, authority = ""] = /^[a-z]+:\/*([^/?#]*)/i.exec(url) ?? [];
  if (/[{}]|%7b|%7d/i.test(authority)) throw refuse(url, "an address whose host holds no placeholder");
  return origin;
}

const refuse = (url: string, expected: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `The CRM address ${url} must be ${expected}.`, {
    details: { path: "url", expected, got: url },
  });
