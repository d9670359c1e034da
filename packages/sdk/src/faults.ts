import type { Fault } from "@omni/wire";
import type { AppPage } from "./connect.ts";

/** What goes wrong in the page, told to the host, which writes it to the app's log. */
export interface Faults {
  /** A callback threw. In the app's own developer tools it stays an uncaught error. */
  ofCallback(source: string, error: unknown): void;
  ofPage(source: "page" | "policy", error: unknown): void;
}

const longest = 4_000;

export function createFaults(send: (fault: Fault) => void): Faults {
  // `reportError` raises the page's error event, for what has been told already.
  let telling = false;
  const tell = (source: string, error: unknown): void => {
    const message = error instanceof Error ? (error.stack ?? String(error)) : String(error);
    send({ kind: "fault", source, message: message.slice(0, longest) });
  };
  return {
    ofCallback(source, error) {
      tell(source, error);
      telling = true;
      globalThis.reportError?.(error);
      telling = false;
    },
    ofPage(source, error) {
      if (!telling) tell(source, error);
    },
  };
}

/** Hears what the page does not catch, and what its policy keeps it from loading. */
export function watchPage(page: AppPage, { ofPage }: Faults): void {
  page.addEventListener?.("error", ({ error, message }) => ofPage("page", error ?? message));
  page.addEventListener?.("unhandledrejection", ({ reason }) => ofPage("page", reason));
  page.addEventListener?.("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    ofPage("policy", `${effectiveDirective} does not allow ${blockedURI}`),
  );
}
