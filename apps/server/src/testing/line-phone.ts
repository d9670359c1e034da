import type { SimulatedLine } from "../channels/voice/simulated-line.ts";
import type { PhoneEvent, SimulatedPhone } from "../channels/voice/simulated-phone.ts";
import { TestConsole } from "./test-console.ts";
import { signIn } from "./test-server.ts";

/** A number on the simulated line that the test plays: its events are kept, and waited for by their type. */
export class LinePhone {
  readonly events: PhoneEvent[] = [];
  readonly phone: SimulatedPhone;
  #waiting: { type: PhoneEvent["type"]; resolve: (event: PhoneEvent) => void }[] = [];

  constructor(line: SimulatedLine, number: string) {
    this.phone = line.connectPhone(number, (event) => {
      this.events.push(event);
      const waiting = this.#waiting.filter(({ type }) => type === event.type);
      this.#waiting = this.#waiting.filter(({ type }) => type !== event.type);
      for (const { resolve } of waiting) resolve(event);
    });
  }

  /** The newest event of the type, past or to come. */
  event(type: PhoneEvent["type"]): Promise<PhoneEvent> {
    const there = this.events.findLast((event) => event.type === type);
    if (there !== undefined) return Promise.resolve(there);
    return new Promise((resolve) => this.#waiting.push({ type, resolve }));
  }

  /** Picks up the call that rings. */
  async pickUp(): Promise<string> {
    const { callId } = await this.event("ringing");
    this.phone.answer(callId);
    return callId;
  }
}

/** An agent who is signed in, connected and takes calls at the phone. */
export async function takeCalls(
  url: string,
  username: string,
  phone: string,
  campaignIds = ["voice-helpline"],
): Promise<{ console: TestConsole; cookie: string }> {
  const cookie = await signIn(url, username);
  const console = await TestConsole.open(url, cookie);
  await console.call("session.selectCampaigns", { campaignIds });
  await console.call("session.selectExtension", { callContextId: "desk-phones", phone });
  await console.call("session.setAutoCall", { channelType: "VOICE", enabled: true });
  await console.call("session.setAvailability", { status: "AVAILABLE" });
  return { console, cookie };
}
