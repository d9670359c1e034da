// What every whole-path test needs: a server with the built pages, one browser, agents and customers in windows of their own.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { type Agent, signIn, startShift } from "./agent.ts";
import { type CustomerDetails, startChat } from "./customer.ts";
import { startServer, type RunningServer } from "./server.ts";

export interface Omni {
  server: RunningServer;
  /** A window of its own: no cookie or storage is shared with another. */
  open(options?: BrowserContextOptions): Promise<{ context: BrowserContext; page: Page }>;
  /** Signed in and available for chats. */
  openAgent(username: string, options?: BrowserContextOptions): Promise<Agent>;
  /** On the demo shop's page; with details, already chatting. `port` is a line's, to be cut later. */
  openCustomer(details?: CustomerDetails, text?: string, port?: number): Promise<Page>;
  /** Errors that pages reported, of consoles and widgets alike. */
  pageErrors: string[];
  /** Closes the windows and ends the server; the browser stays. */
  close(): Promise<void>;
}

export async function openOmni(browser: Browser, settings: Readonly<Record<string, string>> = {}): Promise<Omni> {
  const server = await startServer(settings);
  const pageErrors: string[] = [];
  const contexts = new Set<BrowserContext>();

  const open: Omni["open"] = async (options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    contexts.add(context);
    context.setDefaultTimeout(20_000);
    context.on("weberror", (error) => pageErrors.push(error.error().stack ?? error.error().message));
    return { context, page: await context.newPage() };
  };

  return {
    server,
    open,
    pageErrors,
    async openAgent(username, options) {
      const { context, page } = await open(options);
      await signIn(page, server.url, username);
      await startShift(page);
      return { context, page };
    },
    async openCustomer(details, text = "Hello, I need help with my order.", port = server.port) {
      const { page } = await open({ viewport: { width: 1280, height: 800 } });
      await page.goto(`http://localhost:${port}/demo/`);
      if (details !== undefined) await startChat(page, details, text);
      return page;
    },
    async close() {
      await Promise.all([...contexts].map(async (context) => context.close()));
      await server.close();
    },
  };
}
