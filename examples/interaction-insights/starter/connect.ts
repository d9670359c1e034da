// Types only: they are gone after the build. At run time the app has nothing but what the console serves.
import type { Interaction, Sdk } from "@omni/sdk";

/** Loads the SDK from the console that embeds this page, connects to it and takes on its colours. To be called once. */
export async function connect(location: Location): Promise<Sdk> {
  const query = new URLSearchParams(location.search);
  const origin = query.get("origin") || location.origin;
  const base = (query.get("sdkBaseUrl") || origin).replace(/\/+$/, "");
  const url = `${base}/omniapp/sdk/ameyo-sdk.js`;
  const { default: loaded }: { default: Sdk } = await import(/* @vite-ignore */ url).catch((error: unknown) => {
    throw new Error(`The SDK could not be loaded from ${url}.`, { cause: error });
  });
  const instanceId = query.get("instanceId") || "ameyoIframe";
  const sdk = await loaded.initialize({ context: "app", origin, instanceId }).catch((error: unknown) => {
    throw new Error(`The SDK could not connect to the console. ${toText(error)}`, { cause: error });
  });
  // Without the console's colours the app is still of use: it keeps those of the system.
  followTheme(sdk).catch((error: unknown) => console.warn(`The console's colours are unknown. ${toText(error)}`));
  return sdk;
}

async function followTheme(sdk: Sdk): Promise<void> {
  const paint = (theme: string) => document.documentElement.setAttribute("data-theme", theme);
  await sdk.session.register("themeChanged", ({ theme }) => paint(theme));
  paint((await sdk.app.getContext()).theme);
}

const turns = [
  "interactionSelected",
  "interactionInitiated",
  "interactionOffered",
  "interactionConnected",
  "interactionHeld",
  "interactionResumed",
  "interactionUpdated",
  "interactionEnded",
  "interactionReopened",
  "customerIdentified",
  "wrapUpStarted",
  "wrapUpEnded",
  "interactionDisposed",
  "interactionRejected",
  "interactionMissed",
] as const;

/**
 * Tells of the interaction that the agent looks at: now, after every change, and null when there is none. Rejects when the
 * console refuses a registration; `onError` hears of readings that fail later.
 */
export async function watchFocus(
  sdk: Sdk,
  tell: (focused: Interaction | null) => void,
  onError: (error: unknown) => void,
): Promise<void> {
  let newest = 0;
  const read = async (): Promise<void> => {
    const reading = ++newest;
    try {
      const { status } = await sdk.session.getLoginStatus();
      const live = status === "LOGGED_IN" ? await sdk.interaction.getInteractions() : [];
      // A later reading knows more than this one.
      if (reading === newest) tell(live.find(({ selected }) => selected) ?? null);
    } catch (error) {
      if (reading === newest) onError(error);
    }
  };
  // An older console may lack an event that this app could do without.
  for (const name of turns) if (sdk.supports(name)) await sdk.interaction.register(name, read);
  await sdk.session.register("loginStatusChanged", read);
  await read();
}

/** SDK errors carry a code from the contract; it is what support asks for. */
export function toText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? `${error.message} (${String(error.code)})` : error.message;
}

/** `WRAP_UP` and `loyaltyTier` as a person reads them. */
export function readable(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
