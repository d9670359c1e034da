/** Whether a host is this machine or in a private network by its very name. Names that resolve to one are checked when used. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
  if (host === "localhost" || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host)) return true;
  if (host.includes(":")) return /^(::1?$|f[cd]|fe[89ab]|::ffff:)/.test(host);
  const parts = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  if (parts === null) return !host.includes(".");
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  return (
    [0, 10, 127].includes(first) ||
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second < 128)
  );
}

/**
 * Whether a text is an origin as browsers write it, and nothing more. Hosts are held to letters, digits, dots and hyphens: a
 * URL allows more, such as `;` and `*`, which would say something else in a policy.
 */
export function isOrigin(text: string): boolean {
  if (!/^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?$/.test(text)) return false;
  return URL.canParse(text) && new URL(text).origin === text;
}
