import {
  createPortTransport,
  fromWireError,
  OmniError,
  wireProtocol,
  type Hello,
  type HostMessage,
  type Refusal,
  type SdkMessage,
  type Transport,
  type Welcome,
} from "@omni/wire";
import type { InitializeOptions } from "./initialize-options.ts";
import { sdkVersion } from "./sdk-version.ts";

/** What the SDK needs of the page it runs in; a Window has it all. */
export interface AppPage {
  readonly parent?: unknown;
  readonly location?: { readonly origin?: string; readonly ancestorOrigins?: ArrayLike<string> };
  readonly document?: { getElementById(id: string): unknown };
  addEventListener?: ListenerChange;
  removeEventListener?: ListenerChange;
}

interface ListenerChange {
  (type: "message", listener: (event: MessageEvent) => void): void;
  (type: "pagehide", listener: (event: PageTransitionEvent) => void): void;
  (type: "error", listener: (event: ErrorEvent) => void): void;
  (type: "unhandledrejection", listener: (event: PromiseRejectionEvent) => void): void;
  (type: "securitypolicyviolation", listener: (event: SecurityPolicyViolationEvent) => void): void;
}

export interface Connection {
  transport: Transport<SdkMessage, HostMessage>;
  welcome: Welcome;
}

interface HostWindow {
  postMessage(message: unknown, targetOrigin: string): void;
}

const firstRepeatMs = 50;
const slowestRepeatMs = 1_000;

/**
 * Says hello to the host's window until it answers with a port. Rejects with NOT_IN_CONSOLE, ORIGIN_MISMATCH,
 * HANDSHAKE_TIMEOUT, VERSION_UNSUPPORTED, or what else the host refuses with.
 */
export function connect(page: AppPage, options: InitializeOptions): Promise<Connection> {
  const { context, origin, instanceId, timeoutMs } = options;
  return new Promise((resolve, reject) => {
    const host = findHost(page, options);
    const hello: Hello = {
      omni: "hello",
      protocol: wireProtocol,
      context,
      instanceId,
      sdkVersion,
      page: `${Date.now()}-${Math.random()}`,
      heartbeat: true,
    };
    // Before all else: the rest of the preparation runs while the host answers.
    host.postMessage(hello, origin);

    let repeatMs = firstRepeatMs;
    const repeatHello = (): void => {
      host.postMessage(hello, origin);
      repeatMs = Math.min(repeatMs * 2, slowestRepeatMs);
      repeat = setTimeout(repeatHello, repeatMs);
    };
    let repeat = setTimeout(repeatHello, repeatMs);
    const stop = (): void => {
      clearTimeout(repeat);
      clearTimeout(deadline);
      page.removeEventListener?.("message", onMessage);
    };
    const onMessage = (event: MessageEvent<Welcome | Refusal | null>): void => {
      // Any window may post here: only the host's window at the host's origin is heard.
      if (event.source !== host || event.origin !== origin) return;
      const {
        data,
        ports: [port],
      } = event;
      if (data?.omni === "refusal") {
        stop();
        reject(fromWireError(data.error));
      } else if (data?.omni === "welcome" && port !== undefined) {
        stop();
        if (data.protocol === wireProtocol) resolve({ transport: createPortTransport(port), welcome: data });
        else reject(unsupported(data.protocol));
      }
    };
    const deadline = setTimeout(() => {
      stop();
      reject(
        new OmniError("HANDSHAKE_TIMEOUT", `No console answered at ${origin} within ${timeoutMs} ms.`, {
          details: { origin },
        }),
      );
    }, timeoutMs);
    page.addEventListener?.("message", onMessage);
  });
}

function findHost(page: AppPage, { context, origin, instanceId }: InitializeOptions): HostWindow {
  if (context === "crm") {
    const frame = page.document?.getElementById(instanceId) as HTMLIFrameElement | null | undefined;
    if (frame?.contentWindow) return frame.contentWindow;
    throw new OmniError("NOT_IN_CONSOLE", `This page has no toolbar iframe with the id ${instanceId}.`);
  }
  const { parent } = page;
  if (!parent || parent === page) {
    throw new OmniError(
      "NOT_IN_CONSOLE",
      "This page does not run inside an Omni console. Open the app from the console.",
    );
  }
  // Not every browser tells; without it a wrong origin ends in HANDSHAKE_TIMEOUT.
  const actual = page.location?.ancestorOrigins?.[0];
  if (actual !== undefined && actual !== origin) {
    throw new OmniError("ORIGIN_MISMATCH", `The origin passed is ${origin}, but this page's parent is ${actual}.`, {
      details: { expected: actual, got: origin },
    });
  }
  return parent as HostWindow;
}

const unsupported = (protocol: number): OmniError =>
  new OmniError("VERSION_UNSUPPORTED", `The console speaks protocol ${protocol}, this SDK ${wireProtocol}.`, {
    details: { expected: wireProtocol, got: protocol },
  });
