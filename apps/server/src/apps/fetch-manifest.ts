import { lookup as lookUp } from "node:dns/promises";
import { request as requestHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { isPrivateHost, maxManifestBytes } from "@omni/app-package";
import { OmniError } from "@omni/wire";

export interface ManifestAccess {
  /** Whether addresses in private networks may be asked. */
  privateNetwork: boolean;
  /** Whether this very machine may be asked, by the name localhost. */
  localhost: boolean;
  timeoutMs?: number;
}

const withinMs = 8_000;

/** Beside private networks: addresses that belong to no host of the internet. */
const nobody = new BlockList();
nobody.addSubnet("192.0.0.0", 24);
nobody.addSubnet("198.18.0.0", 15);
nobody.addSubnet("224.0.0.0", 3);
nobody.addSubnet("ff00::", 8, "ipv6");
nobody.addSubnet("64:ff9b::", 96, "ipv6");
nobody.addSubnet("2002::", 16, "ipv6");

const isPrivateAddress = (address: string): boolean =>
  isPrivateHost(address) || nobody.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

const refuse = (problem: string, repair: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `${problem} ${repair}`, {
    details: { rule: "manifest/address", path: "manifestUrl", problem, repair, problems: [] },
  });

/** The bytes of a manifest at an address: one answer of limited size and time, from a host that may be asked. */
export async function fetchManifest(address: string, access: ManifestAccess): Promise<Uint8Array> {
  const url = checkAddress(address, access);
  const signal = AbortSignal.timeout(access.timeoutMs ?? withinMs);
  try {
    const response = await ask(url, { signal, lookup: toLookup(url.hostname, access) });
    return await readAnswer(response, address);
  } catch (error) {
    if (OmniError.is(error)) throw error;
    if (signal.aborted) throw refuse(`${address} did not answer in time.`, "Try again, or check the address.");
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse(`${address} cannot be reached: ${reason}.`, "Check the address, and whether this server reaches it.");
  }
}

function checkAddress(address: string, { privateNetwork, localhost }: ManifestAccess): URL {
  if (!URL.canParse(address)) throw refuse(`${address} is not an address.`, "Write it in full, with https://.");
  const url = new URL(address);
  const isLocal = url.hostname === "localhost" || url.hostname.endsWith(".localhost");
  if (url.username !== "" || url.password !== "")
    throw refuse("The address holds a user name or password.", "Leave them out.");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && (isLocal || privateNetwork)))
    throw refuse(`${address} does not begin with https://.`, "Use https; http is for localhost.");
  if (isPrivateHost(url.hostname) && !privateNetwork && !(isLocal && localhost)) throw toPrivate(url.hostname);
  return url;
}

const toPrivate = (host: string): OmniError =>
  refuse(
    `${host} is in a private network.`,
    "Use a public address, or start the server with OMNI_APPS_PRIVATE_NETWORK=1.",
  );

/** The address that was checked is the one that is connected to: a name cannot come to mean another in between. */
function toLookup(hostname: string, { privateNetwork, localhost }: ManifestAccess): LookupFunction {
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  return (name, { family, hints }, done) => {
    const find = async (): Promise<void> => {
      const wanted = typeof family === "number" ? family : 0;
      const found = isLocal
        ? [{ address: "127.0.0.1", family: 4 }]
        : await lookUp(name, { all: true, family: wanted, ...(hints === undefined ? {} : { hints }) });
      const mayAsk = privateNetwork || (isLocal && localhost);
      if (!mayAsk && found.some((each) => isPrivateAddress(each.address))) throw toPrivate(name);
      done(null, found);
    };
    find().catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error)), []));
  };
}

function ask(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, { ...options, agent: false, headers: { accept: "application/json" } }, resolve)
      .on("error", reject)
      .end();
  });
}

async function readAnswer(response: IncomingMessage, address: string): Promise<Uint8Array> {
  const { statusCode = 0 } = response;
  try {
    if (statusCode >= 300 && statusCode < 400)
      throw refuse(`${address} leads on to another address.`, "Enter the address that it leads to.");
    if (statusCode !== 200) throw refuse(`${address} answers ${statusCode}.`, "Enter the address of the manifest.");
    const chunks: Buffer[] = [];
    let size = 0;
    // A response in its first mode is read in buffers.
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxManifestBytes)
        throw refuse(`The manifest is larger than ${maxManifestBytes / 1024} KB.`, "Shorten its texts and lists.");
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    response.destroy();
  }
}
