import { maxManifestBytes } from "@omni/app-package";
import { OmniError } from "@omni/wire";
import type { Dispatcher } from "undici";
import { findAddresses, resolveByDns, sendPinned, type Resolve } from "../app-services/pinned-request.ts";

export interface ManifestAccess {
  /** Origins in private networks that may be asked all the same. */
  privateOrigins: readonly string[];
  /** Whether this very machine may be asked, by the name localhost. */
  localhost: boolean;
  timeoutMs?: number;
}

const withinMs = 8_000;

const refuse = (problem: string, repair: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `${problem} ${repair}`, {
    details: { rule: "manifest/address", path: "manifestUrl", problem, repair, problems: [] },
  });

const isLocal = ({ hostname }: URL): boolean => hostname === "localhost" || hostname.endsWith(".localhost");

/** The name of this machine means this machine, whatever a name server says. */
const resolve: Resolve = async (hostname) =>
  isLocal(new URL(`http://${hostname}`))
    ? [
        { address: "127.0.0.1", family: 4 },
        { address: "::1", family: 6 },
      ]
    : resolveByDns(hostname);

/** The bytes of a manifest at an address: one answer of limited size and time, from a host that may be asked. */
export async function fetchManifest(address: string, access: ManifestAccess): Promise<Uint8Array> {
  const url = checkAddress(address, access);
  const mayBePrivate = access.privateOrigins.includes(url.origin) || (isLocal(url) && access.localhost);
  const signal = AbortSignal.timeout(access.timeoutMs ?? withinMs);
  try {
    const addresses = await findAddresses(url, resolve, { mayBePrivate, signal });
    const headers = { accept: "application/json", "accept-encoding": "identity" };
    return await sendPinned({ url, method: "GET", headers, body: null, signal }, addresses, (response) =>
      readAnswer(response, address),
    );
  } catch (error) {
    if (OmniError.is(error)) throw error.code === "TARGET_UNAVAILABLE" ? refuse(error.message, hint) : error;
    if (signal.aborted) throw refuse(`${address} did not answer in time.`, "Try again, or check the address.");
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse(`${address} cannot be reached: ${reason}.`, hint);
  }
}

const hint = "Check the address, and whether this server reaches it.";

function checkAddress(address: string, { privateOrigins }: ManifestAccess): URL {
  if (!URL.canParse(address)) throw refuse(`${address} is not an address.`, "Write it in full, with https://.");
  const url = new URL(address);
  if (url.username !== "" || url.password !== "")
    throw refuse("The address holds a user name or password.", "Leave them out.");
  const mayBePlain = isLocal(url) || privateOrigins.includes(url.origin);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && mayBePlain))
    throw refuse(`${address} does not begin with https://.`, "Use https; http is for localhost.");
  return url;
}

async function readAnswer({ statusCode, body }: Dispatcher.ResponseData, address: string): Promise<Uint8Array> {
  if (statusCode >= 300 && statusCode < 400)
    throw refuse(`${address} leads on to another address.`, "Enter the address that it leads to.");
  if (statusCode !== 200) throw refuse(`${address} answers ${statusCode}.`, "Enter the address of the manifest.");
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxManifestBytes)
      throw refuse(`The manifest is larger than ${maxManifestBytes / 1024} KB.`, "Shorten its texts and lists.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
