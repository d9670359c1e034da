// What a browser lets an app do, written from its manifest.
import { browserFeatures, type Manifest } from "./manifest-schema.ts";
import { isOrigin } from "./network-address.ts";

export interface AppSurroundings {
  /** Where consoles that frame the app are open. */
  consoleOrigin: string | readonly string[];
  /** Where the app loads the SDK from. */
  sdkOrigin: string | readonly string[];
  /** Origins that an administrator entered in settings marked `egress`. */
  settingOrigins?: readonly string[];
}

/** Where a server gives apps the files of messages, by addresses that are signed for a while. */
export const appAttachmentPath = "/omniapp/attachments/";

/**
 * The Content-Security-Policy header of an app's pages: its own files, the SDK, files of messages and the services of its manifest; framed by the
 * console and framing nothing of others. Styles may stand inline, because component libraries write them; scripts may not,
 * and text never becomes code.
 */
export function toAppPolicy(manifest: Pick<Manifest, "egress">, surroundings: AppSurroundings): string {
  const consoles = toOrigins(surroundings.consoleOrigin);
  const sdk = toOrigins(surroundings.sdkOrigin);
  const services = toOrigins([
    ...(manifest.egress ?? []).map(({ origin }) => origin),
    ...(surroundings.settingOrigins ?? []),
  ]);
  const files = sdk.map((origin) => origin + appAttachmentPath);
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", ...sdk],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", ...files, ...services],
    "font-src": ["'self'", "data:"],
    "media-src": ["'self'", "data:", "blob:", ...files, ...services],
    "connect-src": ["'self'", ...files, ...services.flatMap((origin) => [origin, origin.replace(/^http/, "ws")])],
    "worker-src": ["'self'", "blob:"],
    "frame-src": ["'self'"],
    "frame-ancestors": consoles.length === 0 ? ["'none'"] : consoles,
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${[...new Set(sources)].join(" ")}`)
    .join("; ");
}

/** A policy is text: whatever is not exactly an origin would be more than an origin in it. */
function toOrigins(origins: string | readonly string[]): string[] {
  const list = typeof origins === "string" ? [origins] : [...origins];
  for (const origin of list) {
    if (!isOrigin(origin)) throw new TypeError(`Not an origin: ${JSON.stringify(origin)}`);
  }
  return list;
}

/**
 * The `sandbox` of an app's frame. Its own origin is kept, for storage and for the exact origin of the handshake. It opens no
 * windows, shows no dialogs, downloads nothing by itself and never navigates the console. A background app has no forms.
 */
export function toSandbox({ instanceScope }: Pick<Manifest, "instanceScope">): string {
  const tokens = ["allow-scripts", "allow-same-origin"];
  return [...tokens, ...(instanceScope === "background" ? [] : ["allow-forms"])].join(" ");
}

// Only names that browsers know: one that they do not is a warning on every page. What is not named is not delegated either.
const otherFeatures = [
  "accelerometer",
  "autoplay",
  "display-capture",
  "encrypted-media",
  "gyroscope",
  "hid",
  "magnetometer",
];
const moreFeatures = [
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

/** The Permissions-Policy header of an app's pages: what the manifest asks of the browser, for itself; nothing else. */
export function toPermissionsPolicy(manifest: Pick<Manifest, "browserFeatures">): string {
  const granted = toFeatures(manifest);
  return [...browserFeatures, ...otherFeatures, ...moreFeatures]
    .map((name) => `${name}=${granted.has(name) ? "(self)" : "()"}`)
    .join(", ");
}

/** The `allow` of an app's frame, when its pages come from `appOrigin`. */
export const toFrameAllow = (manifest: Pick<Manifest, "browserFeatures">, appOrigin: string): string =>
  [...toFeatures(manifest)].map((name) => `${name} ${appOrigin}`).join("; ");

const toFeatures = ({ browserFeatures: asked = [] }: Pick<Manifest, "browserFeatures">): Set<string> =>
  new Set(asked.map(({ name }) => name));
