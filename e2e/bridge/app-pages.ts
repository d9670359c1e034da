/** The loading rules of the guide, as an outside developer would write them. */
const load = `
  const query = new URLSearchParams(location.search);
  const origin = query.get("origin") || location.origin;
  const base = (query.get("sdkBaseUrl") || query.get("origin") || location.origin).replace(/\\/+$/, "");
  const url = base + "/omniapp/sdk/ameyo-sdk.js";
  const settings = { context: "app", origin, instanceId: "ameyoIframe" };
  const outcome = (promise) => promise.then((value) => ({ value }), (error) => ({ code: error.code, details: error.details, message: error.message }));
`;

/** An app's page: loads and initializes the SDK by `start`, then sets window.ready. */
export const appPage = (start: string, head = ""): string => `<!doctype html>
<meta charset="utf-8"><title>app</title>${head}
<script type="module">
${load}
window.outcome = outcome;
window.seen = [];
window.loadedFrom = url;
window.loadCopy = () => import(url + "?copy");
window.ready = (async () => {
${start}
})();
window.ready.catch(() => {});
</script>`;

export const initialize = {
  module: `const m = await import(url); window.module = m; return (window.sdk = await m.initialize(settings));`,
  default: `const m = await import(url); return (window.sdk = await m.default.initialize(settings));`,
  sdk: `const m = await import(url); return (window.sdk = await m.sdk.initialize(settings));`,
  classic: `
    const script = document.createElement("script");
    script.src = url.replace("ameyo-sdk.js", "ameyo-sdk.classic.js");
    await new Promise((resolve, reject) => { script.onload = resolve; script.onerror = reject; document.head.append(script); });
    return (window.sdk = await window.AmeyoSdk.initialize(settings));`,
} as const;

export type AppWindow = Window & {
  ready: Promise<unknown>;
  // What an app does in a test is written inside its page, where no types reach.
  sdk: Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
  seen: unknown[];
  loadedFrom: string;
  loadCopy(): Promise<{ initialize(options: object): Promise<unknown> }>;
  outcome(promise: Promise<unknown>): Promise<{ value?: unknown; code?: string; details?: unknown; message?: string }>;
};
