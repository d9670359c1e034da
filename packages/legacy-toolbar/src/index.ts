/** Pages written against the older toolbar's global functions and handlers, over the new one. */
import { createSdk, type Sdk } from "@omni/sdk";
import { createCommands, type ToolbarLook, type ToolbarPlace } from "./commands.ts";
import { followEvents } from "./follow-events.ts";
import { createHandlers } from "./handlers.ts";
import { commandNames } from "./names.ts";

export { commandNames, handlerNames, type CommandName, type HandlerName } from "./names.ts";

/** The page's window, or as much of one as a test needs. */
export type LegacyPage = Record<string, unknown>;

export interface LegacyToolbarOptions {
  /** The page: its handlers are found there, and the commands are put there. */
  page: LegacyPage;
  /** The console's origin. */
  origin: string;
  sdk?: Sdk;
  /** When the page's elements are there; at once unless told. */
  ready?: Promise<void>;
  /** Changes how the toolbar lies in the page. */
  place?: ToolbarPlace;
  report?: (error: unknown) => void;
}

/**
 * Puts the commands into the page at once, and connects: what is called before that waits. Resolves when `onLoadHandler` has been
 * called; rejects with what `initialize` rejects with.
 */
export async function installLegacyToolbar(options: LegacyToolbarOptions): Promise<void> {
  const { page, origin, ready, place = { configure: () => {} } } = options;
  const { sdk = createSdk(globalThis), report = (error) => globalThis.reportError?.(error) } = options;
  const handlers = createHandlers(page, report);
  const tpvNumbers = new Set<string>();
  const commands = createCommands(sdk, handlers, {
    configure(look: ToolbarLook) {
      for (const number of look.tpvNumbers ?? []) tpvNumbers.add(number);
      place.configure(look);
    },
  });

  const connect = async (): Promise<void> => {
    await ready;
    await sdk.initialize({ context: "crm", origin, instanceId: "ameyoIframe" });
    await followEvents(sdk, handlers, (phone) => tpvNumbers.has(phone));
  };
  const connected = connect();
  for (const name of commandNames) {
    page[name] = async (...args: unknown[]): Promise<void> => {
      await connected;
      await commands[name](...args);
    };
  }
  page["registerCustomFunction"] = handlers.register;
  await connected;
  handlers.call("onLoadHandler");
}
