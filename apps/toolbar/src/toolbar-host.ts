import { createStore, type LiveStore, type Store } from "@omni/console/toolbar-parts";
import type { Capability } from "@omni/contract";
import { fromWireError, OmniError, toWireError, type Refusal, type WireError } from "@omni/wire";
import { messages } from "./messages.ts";
import type { ToolbarSession } from "./toolbar-session.ts";

interface Embedder {
  allowed: boolean;
  capabilities: Capability[];
}

/** The origin that was refused, or null. */
export type RefusedOrigin = Store<string | null>;

async function askEmbedder(origin: string): Promise<Embedder> {
  const response = await fetch(`/api/toolbar/embedder?origin=${encodeURIComponent(origin)}`);
  const body: unknown = await response.json();
  if (!response.ok) throw fromWireError((body as { error: WireError }).error);
  return body as Embedder;
}

/**
 * Serves the contract to the page that holds this one in a frame: the first hello of its window is answered when the server says
 * that its origin is listed, else refused with ORIGIN_MISMATCH.
 */
export function serveEmbedder(live: LiveStore, session: ToolbarSession): RefusedOrigin {
  const refused: RefusedOrigin = createStore<string | null>(null);
  const { parent } = window;
  if (parent === window) return refused;
  let isServed = false;
  const asked = new Set<string>();

  const answer = async (origin: string, instanceId: string): Promise<void> => {
    const { allowed, capabilities } = await askEmbedder(origin);
    if (!allowed) {
      const error = new OmniError("ORIGIN_MISMATCH", messages.refused(origin), { details: { got: origin } });
      const refusal: Refusal = { omni: "refusal", error: toWireError(error, () => {}) };
      parent.postMessage(refusal, origin);
      asked.delete(origin);
      refused.set(origin);
      return;
    }
    if (isServed) return;
    // The contract's data is most of what serving takes, and no page that is refused needs it.
    const { mountPage } = await import("./mount-page.ts");
    if (isServed) return;
    isServed = true;
    // The page's SDK says hello again until it is answered: the next one is.
    mountPage({ live, session, capabilities, origin, instanceId });
  };

  window.addEventListener("message", ({ data, source, origin }: MessageEvent<unknown>) => {
    if (source !== parent || !isHello(data) || asked.has(origin)) return;
    asked.add(origin);
    // A server that could not be reached is asked again at the next hello.
    answer(origin, String(data.instanceId)).catch(() => asked.delete(origin));
  });
  return refused;
}

const isHello = (data: unknown): data is { omni: "hello"; instanceId: unknown } =>
  typeof data === "object" && data !== null && (data as { omni?: unknown }).omni === "hello";
