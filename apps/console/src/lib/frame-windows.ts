import type { AppFrame, HeardMessage, HostWindow } from "@omni/host";

/** A frame as it is held by a framing page. */
export interface FrameAttributes {
  id: string;
  src: string;
  title: string;
  sandbox: string;
  allow: string;
}

type Post = (message: unknown, origin: string, transfer?: Transferable[]) => void;

/** What the server's framing page offers (`apps/server/src/http/framing-pages.ts`). */
interface FramingWindow {
  omniFrame?: (attributes: FrameAttributes, hear: (data: unknown, origin: string) => void) => Post;
}

/** The console's window as the host hears it, together with those of framing pages, to which frames within them speak. */
export interface FrameWindows extends HostWindow {
  /** Puts a frame into a framing page that loads or will load; null is its window until it stands there. */
  hold(framingPage: HTMLIFrameElement, attributes: FrameAttributes): { frame: AppFrame; letGo: () => void };
}

export function createFrameWindows(own: HostWindow): FrameWindows {
  const listeners = new Set<(event: HeardMessage) => void>();
  return {
    addEventListener(type, listener) {
      listeners.add(listener);
      own.addEventListener(type, listener);
    },
    removeEventListener(type, listener) {
      listeners.delete(listener);
      own.removeEventListener(type, listener);
    },
    hold(framingPage, attributes) {
      // Stands for the frame's window: what is posted to it leaves from the framing page, its parent.
      let source: { postMessage: Post } | null = null;
      const fill = (): void => {
        const framing = toFramingWindow(framingPage);
        if (source !== null || framing?.omniFrame === undefined) return;
        const held: { postMessage: Post } = { postMessage: () => {} };
        held.postMessage = framing.omniFrame(attributes, (data, origin) => {
          for (const listener of listeners) listener({ data, origin, source: held });
        });
        source = held;
      };
      framingPage.addEventListener("load", fill);
      return {
        frame: {
          get contentWindow() {
            return source;
          },
        },
        letGo: () => framingPage.removeEventListener("load", fill),
      };
    },
  };
}

/** Null for the browser's own page about a server that does not answer: nothing of that may be touched. */
const toFramingWindow = ({ contentDocument }: HTMLIFrameElement): FramingWindow | null =>
  // The one property that is asked for is the framing page's, and may be missing.
  (contentDocument?.defaultView as FramingWindow | null | undefined) ?? null;
