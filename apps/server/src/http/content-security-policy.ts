/** What a proxy says of the host goes into policies: one source, or it would say more in them. */
const isSource = (source: string): boolean => /^[^\s;,]+$/.test(source);

const toPolicy = (directives: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources.filter(isSource)].join(" "))
    .join("; ");

const socketsOf = (host: string): string[] => [`ws://${host}`, `wss://${host}`];

/** A page of this server for agents: its own scripts only. `frames` are what it holds, `framedBy` are the pages that may hold it. */
const toAgentPagePolicy = (host: string, frames: readonly string[], framedBy: readonly string[]): string =>
  toPolicy({
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    // Mantine sets its variables in a style element.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "media-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'", ...socketsOf(host)],
    "frame-src": frames,
    "frame-ancestors": framedBy,
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
  });

/** The console, framed by nobody. `frames` are the hosts of this server's apps and its framing pages. */
export const toConsolePolicy = (host: string, frames: readonly string[]): string =>
  toAgentPagePolicy(host, frames, ["'none'"]);

/** The framing page of one app that is hosted elsewhere: its one script, and frames of that app's origins. */
export const toFramingPolicy = (scriptHash: string, origins: readonly string[]): string =>
  toPolicy({
    "default-src": ["'none'"],
    "script-src": [`'${scriptHash}'`],
    "style-src": ["'unsafe-inline'"],
    "frame-src": [...origins],
    "frame-ancestors": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  });

/** A customer's page that this server shows itself. */
export const toDemoPagePolicy = (host: string): string =>
  toPolicy({
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    // A picture is shown before it is sent.
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'", ...socketsOf(host)],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
  });

/** The toolbar: as the console, but framed by the pages that administrators listed. */
export const toToolbarPolicy = (host: string, embedders: readonly string[]): string =>
  toAgentPagePolicy(host, ["'none'"], embedders.length === 0 ? ["'none'"] : embedders);

/** The demo's CRM, which stands for somebody else's page: it frames the toolbar and is framed by the console. */
export const toDemoCrmPolicy = (consoleOrigins: readonly string[]): string =>
  toPolicy({
    "default-src": ["'self'"],
    "script-src": ["'self'", ...consoleOrigins],
    "style-src": ["'self'", "'unsafe-inline'"],
    "connect-src": ["'self'", ...consoleOrigins],
    "frame-src": [...consoleOrigins],
    "frame-ancestors": [...consoleOrigins],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
  });
