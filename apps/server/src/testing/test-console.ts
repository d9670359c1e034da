import type { EventName, MethodArguments, MethodName, MethodResults } from "@omni/contract";
import type { InboxItem, PassingItem, ServerMessage } from "@omni/live";
import { fromWireError } from "@omni/wire";
import { SocketReader } from "./socket-reader.ts";

type Welcome = Extract<ServerMessage, { type: "welcome" }>;
type Closing = Extract<ServerMessage, { type: "closing" }>;

export interface CallIdentity {
  key?: string;
  appId?: string;
}

/** An agent's console without a page. */
export class TestConsole extends SocketReader<ServerMessage> {
  #nextId = 1;

  static async open(url: string, cookie: string, lastSeq: number | null = null, tabId = "tab"): Promise<TestConsole> {
    const console = new TestConsole(url.replace("http", "ws") + "/live", { cookie, origin: url });
    await console.opened();
    console.send({ type: "hello", tabId, lastSeq });
    await console.welcome();
    return console;
  }

  welcome(): Promise<Welcome> {
    return this.find((message): message is Welcome => message.type === "welcome");
  }

  closing(): Promise<Closing> {
    return this.find((message): message is Closing => message.type === "closing");
  }

  get inbox(): InboxItem[] {
    return this.messages.filter((message) => message.type === "inbox");
  }

  event(name: EventName, matches: (item: InboxItem) => boolean = () => true): Promise<InboxItem> {
    return this.find(
      (message): message is Extract<ServerMessage, { type: "inbox" }> =>
        message.type === "inbox" && message.name === name && matches(message),
    );
  }

  passing(name: EventName): Promise<PassingItem> {
    return this.find(
      (message): message is Extract<ServerMessage, { type: "passing" }> =>
        message.type === "passing" && message.name === name,
    );
  }

  /** Rejects with the server's OmniError. */
  async call<M extends MethodName>(
    method: M,
    argument: MethodArguments[M],
    identity?: CallIdentity,
  ): Promise<MethodResults[M]> {
    // The reply's result is the method's, as the contract says.
    return (await this.callRaw(method, argument, identity)) as MethodResults[M];
  }

  async callRaw(method: string, argument: unknown, { key, appId }: CallIdentity = {}): Promise<unknown> {
    const id = this.#nextId++;
    this.send({ type: "call", id, key: key ?? crypto.randomUUID(), method, argument, ...(appId && { appId }) });
    const reply = await this.find(
      (message): message is Extract<ServerMessage, { type: "reply" }> => message.type === "reply" && message.id === id,
    );
    if ("error" in reply) throw fromWireError(reply.error);
    return reply.result;
  }

  /** Selects the campaign, switches chats on and becomes available. */
  async goToWork(campaignId = "web-chat-support"): Promise<void> {
    await this.call("session.selectCampaigns", { campaignIds: [campaignId] });
    await this.call("session.setAutoCall", { channelType: "CHAT", enabled: true });
    await this.call("session.setAvailability", { status: "AVAILABLE" });
  }
}
