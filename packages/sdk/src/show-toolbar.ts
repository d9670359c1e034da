import { OmniError } from "@omni/wire";
import type { AppPage } from "./connect.ts";
import type { InitializeOptions, ToolbarPlacement } from "./initialize-options.ts";
import { floatToolbar } from "./float-toolbar.ts";

/** The vendor's name for the element that holds the toolbar. */
const containerId = "ameyoIframeDiv";

/**
 * Puts the toolbar's iframe into the page, unless it has one, and resolves when it has loaded. Rejects with NOT_IN_CONSOLE,
 * HANDSHAKE_TIMEOUT, or ORIGIN_MISMATCH when administrators have not listed this page's origin.
 */
export async function showToolbar(page: AppPage, options: Required<InitializeOptions>): Promise<void> {
  const document = page.document as Document | undefined;
  const { origin, instanceId, timeoutMs, toolbar } = options;
  if (document?.getElementById(instanceId)) return;
  const container = document?.getElementById(containerId);
  if (!document || !container) {
    throw new OmniError("NOT_IN_CONSOLE", `This page has no element with the id ${containerId} to put the toolbar in.`);
  }
  const own = page.location?.origin ?? "";
  const frame = createFrame(document, toolbar);
  frame.id = instanceId;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  const loaded = new Promise<void>((resolve, reject) => {
    frame.addEventListener("load", () => resolve(), { once: true });
    deadline = setTimeout(
      () => reject(new OmniError("HANDSHAKE_TIMEOUT", `No toolbar answered at ${origin} within ${timeoutMs} ms.`)),
      timeoutMs,
    );
  });
  frame.src = `${origin}/omniapp/toolbar/index.html?${new URLSearchParams({ origin: own, instanceId })}`;
  if (toolbar.mode === "floating") floatToolbar(document, container, frame, toolbar);
  else container.append(frame);
  try {
    // The browser refuses to show the toolbar in a page that is not listed, and tells the page nothing.
    await Promise.all([loaded, demandListed(origin, own)]);
  } catch (error) {
    container.replaceChildren();
    throw error;
  } finally {
    clearTimeout(deadline);
  }
}

function createFrame(document: Document, { mode }: ToolbarPlacement): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.title = "Omni toolbar";
  frame.allow = "microphone; autoplay; clipboard-write";
  frame.style.cssText = `display:block;border:0;width:100%;height:100%${mode === "floating" ? "" : ";min-height:24rem"}`;
  return frame;
}

async function demandListed(origin: string, own: string): Promise<void> {
  let allowed: unknown;
  try {
    const answer = await fetch(`${origin}/api/toolbar/embedder?origin=${encodeURIComponent(own)}`);
    ({ allowed } = (await answer.json()) as { allowed: unknown });
  } catch {
    // The page's own policy may forbid the question; then only the handshake tells.
  }
  if (allowed === false) {
    throw new OmniError(
      "ORIGIN_MISMATCH",
      `Pages of ${own} may not hold the toolbar. An administrator adds the origin in the console, under Toolbar.`,
      { details: { expected: "a listed origin", got: own } },
    );
  }
}
