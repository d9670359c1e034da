import type { CustomerMessage, ToCustomer } from "@omni/live";
import { SocketReader } from "./socket-reader.ts";

type Welcome = Extract<ToCustomer, { type: "welcome" }>;
type Of<T extends ToCustomer["type"]> = Extract<ToCustomer, { type: T }>;

export interface CustomerHello {
  campaign?: string;
  token?: string | null;
  lastSeq?: number;
  profile?: { name?: string; email?: string; phone?: string };
}

/** A customer's widget without a page. */
export class TestCustomer extends SocketReader<ToCustomer> {
  static async open(url: string, hello: CustomerHello = {}): Promise<TestCustomer> {
    const customer = new TestCustomer(url.replace("http", "ws") + "/chat", { origin: "https://shop.example" });
    await customer.opened();
    customer.send({ type: "hello", campaign: "web-chat", token: null, lastSeq: 0, ...hello });
    await customer.find(({ type }) => type === "welcome" || type === "refused");
    return customer;
  }

  welcome(): Promise<Welcome> {
    return this.find((message): message is Welcome => message.type === "welcome");
  }

  /** Resolves when the server has acknowledged it. */
  async write(text: string, clientId: string = crypto.randomUUID()): Promise<CustomerMessage> {
    this.send({ type: "message", clientId, text });
    const accepted = await this.find(
      (message): message is Of<"accepted"> => message.type === "accepted" && message.clientId === clientId,
    );
    return accepted.message;
  }

  async hears(text: string): Promise<CustomerMessage> {
    const { message } = await this.find(
      (each): each is Of<"message"> => each.type === "message" && each.message.text === text,
    );
    return message;
  }

  status(state: Of<"status">["status"]["state"]): Promise<Of<"status">> {
    return this.find((message): message is Of<"status"> => message.type === "status" && message.status.state === state);
  }
}
