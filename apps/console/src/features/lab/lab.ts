import { createStore } from "../../lib/store.ts";
import { LabCustomer } from "./lab-customer.ts";
import { newPersona, type Persona } from "./personas.ts";

export interface ChatEntrance {
  key: string;
  title: string;
}

const openings = [
  "Hello, where is my order?",
  "My parcel arrived broken.",
  "Can I still change the delivery address?",
  "I would like to send something back.",
  "Do you have the harbour lantern in stock?",
];
const hangUpAfterMs = 6_000;

/** The customers who are played now, and ready-made scenes with several of them. */
export class Lab {
  readonly customers = createStore<readonly LabCustomer[]>([]);
  #unknown = 0;

  /** Adds a customer; one whose number is played already is left alone. */
  add(persona: Persona = newPersona(this.#unknown++, Math.random)): LabCustomer {
    const there = this.customers.get().find((each) => each.persona.number === persona.number);
    if (there !== undefined) return there;
    const customer = new LabCustomer(persona);
    this.customers.update((all) => [...all, customer]);
    return customer;
  }

  remove(customer: LabCustomer): void {
    customer.remove();
    this.customers.update((all) => all.filter((each) => each !== customer));
  }

  removeAll(): void {
    for (const customer of this.customers.get()) this.remove(customer);
  }

  fiveChats(entrance: ChatEntrance): void {
    for (const opening of openings) this.add().startChat(entrance, opening);
  }

  async hangUpInQueue(): Promise<void> {
    const caller = this.add();
    if (await this.#call(caller)) caller.later(hangUpAfterMs, () => caller.hangUp());
  }

  async everyChannel(entrance: ChatEntrance | null): Promise<void> {
    if (entrance !== null) this.add().startChat(entrance, openings[0] ?? "");
    const caller = this.add();
    const writers = [
      { customer: this.add(), channelType: "SMS" },
      { customer: this.add(), channelType: "WHATSAPP" },
    ] as const;
    await this.#call(caller);
    for (const { customer, channelType } of writers) {
      const numbers = await customer.numbers();
      const to = numbers.find((each) => each.channelType === channelType)?.number;
      if (to !== undefined) customer.sendText(channelType, to, openings[1] ?? "");
    }
  }

  /** Whether there is a number to call. */
  async #call(customer: LabCustomer): Promise<boolean> {
    const to = (await customer.numbers()).find(({ channelType }) => channelType === "VOICE")?.number;
    if (to !== undefined) customer.call(to);
    return to !== undefined;
  }
}
