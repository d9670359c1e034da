// A customer's phone on a simulated number, played from a page of the console.
import type { Page } from "playwright-core";

export interface PhoneText {
  from: "PHONE" | "CENTRE";
  text: string;
}

/** Plays the number from this page until it closes. */
export async function playPhone(page: Page, number: string): Promise<Phone> {
  await page.evaluate(
    async ({ number: own }) => {
      const socket = new WebSocket(`ws://${location.host}/phone`);
      const heard: { messageId: string; from: string; text: string }[] = [];
      // The page of a test, and nobody else's.
      Object.assign(window, { omniPhone: { socket, heard } });
      await new Promise((resolve, reject) => {
        socket.addEventListener("error", reject);
        socket.addEventListener("open", () =>
          socket.send(JSON.stringify({ type: "hello", number: own, phoneKey: "phone-of-a-test-0001" })),
        );
        socket.addEventListener("message", ({ data }) => {
          const message = JSON.parse(String(data));
          if (message.type === "welcome") resolve(null);
          if (message.type === "refused") reject(new Error(message.message));
          if (message.type === "message") heard.push(message.message);
        });
      });
    },
    { number },
  );
  return new Phone(page);
}

interface PlayedPhone {
  socket: WebSocket;
  heard: { messageId: string; from: "PHONE" | "CENTRE"; text: string }[];
}

const phoneOf = "omniPhone";

export class Phone {
  readonly #page: Page;
  #orders = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async send(channelType: "WHATSAPP" | "SMS", to: string, text: string): Promise<void> {
    await this.#order({ type: "send", channelType, to, text });
  }

  /** Everything that was written to and by the phone. */
  async texts(): Promise<PhoneText[]> {
    return this.#page.evaluate((key) => {
      const { heard } = Reflect.get(window, key) as PlayedPhone;
      return heard.map(({ from, text }) => ({ from, text }));
    }, phoneOf);
  }

  /** The customer reads what the centre wrote. */
  async readAll(): Promise<void> {
    const ids = await this.#page.evaluate((key) => {
      const { heard } = Reflect.get(window, key) as PlayedPhone;
      return heard.filter(({ from }) => from === "CENTRE").map(({ messageId }) => messageId);
    }, phoneOf);
    for (const messageId of ids) await this.#order({ type: "read", messageId });
  }

  async #order(order: Record<string, unknown>): Promise<void> {
    const text = JSON.stringify({ ...order, orderId: `order-${++this.#orders}` });
    await this.#page.evaluate(([key, frame]) => (Reflect.get(window, key) as PlayedPhone).socket.send(frame), [
      phoneOf,
      text,
    ] as const);
  }
}
