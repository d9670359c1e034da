import type { ToPhone } from "@omni/live";
import { SocketReader } from "./socket-reader.ts";

type Of<T extends ToPhone["type"]> = Extract<ToPhone, { type: T }>;

export interface TestPhoneHello {
  number?: string;
  phoneKey?: string;
  cookie?: string;
}

/** A customer's simulated phone without a page. */
export class TestPhone extends SocketReader<ToPhone> {
  static async open(url: string, { cookie, ...hello }: TestPhoneHello = {}): Promise<TestPhone> {
    const phone = new TestPhone(`${url.replace("http", "ws")}/phone`, { origin: url, ...(cookie && { cookie }) });
    await phone.opened();
    phone.send({ type: "hello", number: "+447700900123", phoneKey: "a-key-of-the-page-1", ...hello });
    await phone.find(({ type }) => type === "welcome" || type === "refused");
    return phone;
  }

  welcome(): Promise<Of<"welcome">> {
    return this.find((message): message is Of<"welcome"> => message.type === "welcome");
  }

  refusal(orderId: string | null = null): Promise<Of<"refused">> {
    return this.find((message): message is Of<"refused"> => message.type === "refused" && message.orderId === orderId);
  }

  async call(state: Of<"call">["call"]["state"]): Promise<Of<"call">["call"]> {
    const { call } = await this.find(
      (message): message is Of<"call"> => message.type === "call" && message.call.state === state,
    );
    return call;
  }

  async message(text: string): Promise<Of<"message">["message"]> {
    const { message } = await this.find(
      (each): each is Of<"message"> => each.type === "message" && each.message.text === text,
    );
    return message;
  }

  order(order: { type: string } & Record<string, unknown>): void {
    this.send({ orderId: crypto.randomUUID(), ...order });
  }
}
