import { OmniError } from "@omni/wire";

/** A host that only this machine answers for, where browsers trust HTTP. */
export const isLocalHost = (hostname: string): boolean =>
  hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "127.0.0.1" || hostname === "[::1]";

/** An origin as browsers write it. Throws INVALID_ARGUMENT for anything else, and for HTTP beyond this machine. */
export function toWebOrigin(text: string, path: string): string {
  const expected = "an origin such as https://crm.example, without a path";
  if (!URL.canParse(text)) throw refuse(text, path, expected);
  const { origin, protocol, hostname, href } = new URL(text);
  if (href !== `${origin}/` || /[*]/.test(hostname)) throw refuse(text, path, expected);
  if (protocol !== "https:" && !(protocol === "http:" && isLocalHost(hostname)))
    throw refuse(text, path, "an origin by HTTPS; HTTP is for this machine only");
  return origin;
}

const refuse = (got: string, path: string, expected: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `${got} must be ${expected}.`, { details: { path, expected, got } });
