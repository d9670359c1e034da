import { isIP } from "node:net";

/** Which of the server's hosts a request is for: the console, one of the apps, or none of them. */
export type RequestedHost = { kind: "console" } | { kind: "app"; appId: string } | { kind: "unknown" };

const withoutPort = (host: string): string => host.replace(/:\d+$/, "");

/**
 * The console answers on localhost, on plain addresses and on the public host; anything else may be a foreign name that
 * was pointed here. Apps answer on `<appId>.apps.` before localhost or the public host.
 */
export function toRequestedHost(host: string | undefined, publicUrl: string | null): RequestedHost {
  const name = withoutPort(host ?? "").toLowerCase();
  const publicName = publicUrl === null ? "localhost" : new URL(publicUrl).hostname;
  if (name === "localhost" || name === publicName || isIP(name.replace(/^\[|\]$/g, "")) !== 0)
    return { kind: "console" };
  for (const parent of new Set(["localhost", publicName])) {
    const appId = name.endsWith(`.apps.${parent}`) ? name.slice(0, -parent.length - 6) : "";
    if (/^[a-z0-9-]+$/.test(appId)) return { kind: "app", appId };
  }
  return { kind: "unknown" };
}

/** Whether a page of `origin` is the console's, as the host that was asked, or the public address, says. */
export function isConsoleOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicUrl: string | null,
): boolean {
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  const { protocol, host: originHost } = new URL(origin);
  return (protocol === "http:" || protocol === "https:") && originHost === host.toLowerCase();
}
