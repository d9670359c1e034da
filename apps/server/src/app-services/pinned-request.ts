import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { Agent, request, type Dispatcher } from "undici";
import { isPublicAddress } from "./public-address.ts";
import { requestError } from "./request-error.ts";

export interface HostAddress {
  address: string;
  family: 4 | 6;
}

export type Resolve = (hostname: string) => Promise<readonly HostAddress[]>;

export const resolveByDns: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, order: "verbatim" })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

export interface PinnedRequest {
  url: URL;
  method: Dispatcher.HttpMethod;
  headers: Record<string, string>;
  body: string | null;
  signal: AbortSignal;
}

/**
 * Sends a request to addresses that were checked, and to no others: the name is resolved once, here, so that what a second
 * look-up would say changes nothing.
 */
export async function sendPinned<T>(
  { url, method, headers, body, signal }: PinnedRequest,
  addresses: readonly HostAddress[],
  read: (response: Dispatcher.ResponseData) => Promise<T>,
): Promise<T> {
  const agent = new Agent({
    maxHeaderSize: 32 * 1024,
    pipelining: 0,
    connect: {
      lookup(_hostname, options, callback) {
        const [first] = addresses;
        if (options.all === true || first === undefined) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
    },
  });
  try {
    return await read(await request(url, { dispatcher: agent, method, headers, body, signal }));
  } finally {
    await agent.destroy();
  }
}

/** The addresses of a host. Rejects when one of them is not public, unless private ones are allowed there. */
export async function findAddresses(
  url: URL,
  resolve: Resolve,
  { mayBePrivate, signal }: { mayBePrivate: boolean; signal: AbortSignal },
): Promise<readonly HostAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const version = isIP(host);
  const addresses: readonly HostAddress[] =
    version === 0 ? await resolveWithin(host, resolve, signal) : [{ address: host, family: version === 6 ? 6 : 4 }];
  if (addresses.length === 0) throw requestError("NOT_FOUND", `${url.origin} has no address.`, { origin: url.origin });
  if (mayBePrivate || addresses.every(({ address }) => isPublicAddress(address))) return addresses;
  throw requestError(
    "PRIVATE_ADDRESS",
    `${url.origin} is in a private network, which apps do not reach. An administrator can allow it with OMNI_APP_REQUEST_PRIVATE.`,
    { origin: url.origin },
  );
}

function resolveWithin(host: string, resolve: Resolve, signal: AbortSignal): Promise<readonly HostAddress[]> {
  const found = resolve(host).catch(() => {
    throw requestError("NOT_FOUND", `The name ${host} was not found.`, { host });
  });
  return new Promise((settle, fail) => {
    signal.addEventListener("abort", () => fail(signal.reason), { once: true });
    found.then(settle, fail);
  });
}
