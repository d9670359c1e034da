import { OmniError } from "@omni/wire";

/** How the toolbar lies in a page that embeds it. */
export interface ToolbarPlacement {
  /** `docked`, unless told: fills `<div id="ameyoIframeDiv">`. `floating`: that element lies above the page, at its lower right. */
  mode?: "docked" | "floating";
  /** With `floating`: a bar above the toolbar moves it, by pointer or arrow keys. */
  movable?: boolean;
  /** With `floating`, in CSS pixels; 380 by 560 unless told. */
  width?: number;
  height?: number;
}

export interface InitializeOptions {
  /** `app`: this page runs in a frame of the console. `crm`: this page embeds the console's toolbar. */
  context: "app" | "crm";
  /** The console's origin: the query parameter `origin` of the app's URL. */
  origin: string;
  /** `ameyoIframe`; with context `crm`, the id of the toolbar's iframe element. */
  instanceId: string;
  /** With context `crm`: where the SDK puts the toolbar when the page has no iframe of that id yet. */
  toolbar?: ToolbarPlacement;
  /** How long to wait for the console; 10,000 unless told. */
  timeoutMs?: number;
}

/** Throws INVALID_ARGUMENT with path, expected and got. The result's origin has no trailing slash or path. */
export function checkInitializeOptions(options: InitializeOptions): Required<InitializeOptions> {
  const { context, origin, instanceId, toolbar = {}, timeoutMs = 10_000 } = options ?? {};
  if (context !== "app" && context !== "crm") throw invalid("context", '"app" or "crm"', context);
  if (typeof instanceId !== "string" || instanceId === "") throw invalid("instanceId", "a string", instanceId);
  return { context, origin: toOrigin(origin), instanceId, toolbar, timeoutMs };
}

function toOrigin(value: unknown): string {
  const expected = "an origin such as https://console.example";
  let origin: string;
  try {
    ({ origin } = new URL(value as string));
  } catch {
    throw invalid("origin", expected, value);
  }
  // A URL without an origin of its own, such as a file's, says "null".
  if (origin === "null") throw invalid("origin", expected, value);
  return origin;
}

function invalid(path: string, expected: string, value: unknown): OmniError {
  const got = JSON.stringify(value) ?? typeof value;
  return new OmniError("INVALID_ARGUMENT", `initialize: ${path} must be ${expected}, not ${got}.`, {
    details: { path, expected, got },
  });
}
