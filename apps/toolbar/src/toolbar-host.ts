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

  const answer = async ({ data, source, origin }: MessageEvent<Hello>): Promise<void> => {
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
    mountPage({ live, session, capabilities, origin, instanceId: String(data.instanceId) });
    // Now somebody is there who answers it.
    window.dispatchEvent(new MessageEvent("message", { data, source, origin }));
  };

  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    const { source, origin } = event;
    if (source !== parent || !isHello(event) || asked.has(origin)) return;
    asked.add(origin);
    // A server that could not be reached is asked again at the next hello.
    answer(event).catch(() => asked.delete(origin));
  });
  return refused;
}

interface Hello {
  omni: "hello";
  instanceId: unknown;
}

const isHello = (event: MessageEvent<unknown>): event is MessageEvent<Hello> =>
  typeof event.data === "object" && event.data !== null && (event.data as Partial<Hello>).omni === "hello";
