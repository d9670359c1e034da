import type { Attachment } from "@omni/contract";
import type { CentreNumber, PhoneCall, PhoneMessage, PhoneOrder, ToPhone } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Clock } from "../../clock.ts";
import { newId } from "../../new-id.ts";
import type { LineEvent, LinePhone, NumberEvent, NumberPhone, ReadEvent, Simulators } from "./simulators.ts";

/** Where a session's news go: one page that shows the phone. */
export interface PhoneListener {
  send(message: ToPhone): void;
}

export interface PhoneSessionOptions {
  number: string;
  simulators: Simulators;
  centreNumbers: readonly CentreNumber[];
  clock: Clock;
}

type SendOrder = Extract<PhoneOrder, { type: "send" }>;

/** More than a page asks for after a reload; its own memory has the rest. */
const mostMessages = 200;

/** One number while somebody plays it: its call, its messages, and the pages that show it. */
export class PhoneSession {
  readonly number: string;
  readonly #options: PhoneSessionOptions;
  readonly #line: LinePhone;
  readonly #messaging: NumberPhone;
  readonly #listeners = new Set<PhoneListener>();
  /** The call that lasts, and the one that ended last. */
  readonly #calls = new Map<string, PhoneCall>();
  #messages: PhoneMessage[] = [];
  readonly #seenEarly = new Set<string>();
  #reachable = true;
  /** In order: a text leaves after the one that was written before it. */
  #work: Promise<void> = Promise.resolve();

  constructor(options: PhoneSessionOptions) {
    this.#options = options;
    this.number = options.number;
    const { line, numbers } = options.simulators;
    this.#line = line.connectPhone(options.number, (event) => this.#onLine(event));
    this.#messaging = numbers.connectPhone(options.number, (event) => this.#onMessage(event));
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }
  get isInCall(): boolean {
    return this.#liveCall() !== null;
  }

  join(listener: PhoneListener): void {
    this.#listeners.add(listener);
    listener.send({
      type: "welcome",
      number: this.number,
      numbers: [...this.#options.centreNumbers],
      calls: [...this.#calls.values()],
      messages: this.#messages,
      reachable: this.#reachable,
      now: this.#options.clock.now(),
    });
  }

  /** The centre says whether a call that came from here waits or talks. */
  noteWaiting(callId: string, waiting: boolean): void {
    const call = this.#calls.get(callId);
    if (call !== undefined && call.waiting !== waiting) this.#change(callId, { waiting });
  }

  leave(listener: PhoneListener): void {
    this.#listeners.delete(listener);
  }

  /** The number goes back to how it behaves when nobody plays it; a call that lasts loses its line. */
  async end(): Promise<void> {
    const call = this.#liveCall();
    if (call !== null) await this.#line.drop(call.callId);
    this.#line.disconnect();
    this.#messaging.disconnect();
  }

  /** Rejects with the reason why the order cannot be carried out. */
  obey(order: PhoneOrder): Promise<void> {
    const done = this.#work.then(() => this.#carryOut(order));
    this.#work = done.catch(() => {
      // Told to whoever gave the order; the next one is another matter.
    });
    return done;
  }

  async #carryOut(order: PhoneOrder): Promise<void> {
    switch (order.type) {
      case "call":
        return this.#call(order.to);
      case "answer":
        this.#findCall(order.callId, "RINGING");
        await this.#line.answer(order.callId);
        return;
      case "decline":
        this.#findCall(order.callId, "RINGING");
        await this.#line.decline(order.callId);
        return;
      case "hangUp":
        this.#findCall(order.callId);
        await this.#line.hangUp(order.callId);
        return;
      case "drop":
        this.#findCall(order.callId);
        await this.#line.drop(order.callId);
        return;
      case "digits":
        this.#findCall(order.callId, "CONNECTED");
        await this.#line.sendDigits(order.callId, order.digits);
        return;
      case "send":
        return this.#send(order);
      case "read":
        return this.#markRead(order.messageId);
      case "reachable":
        this.#reachable = order.reachable;
        await this.#messaging.setReachable(order.reachable);
        this.#tell({ type: "reachable", reachable: order.reachable });
    }
  }

  async #call(to: string): Promise<void> {
    this.#checkNumber(to, "VOICE");
    if (!this.#reachable) throw new OmniError("INVALID_STATE", "The phone is off. Turn it on to call.");
    if (this.isInCall) throw new OmniError("INVALID_STATE", "The phone is in a call. Hang up first.");
    const callId = await this.#line.call(to);
    // The line may have told of the call before it gave its id.
    if (!this.#calls.has(callId)) this.#keepCall(this.#newCall(callId, "OUT", to));
    else this.#change(callId, { direction: "OUT", peer: to });
  }

  async #send({ orderId, channelType, to, text, file }: SendOrder): Promise<void> {
    const earlier = this.#messages.find(({ clientId }) => clientId === orderId);
    if (earlier !== undefined) return this.#tell({ type: "message", message: earlier });
    this.#checkNumber(to, channelType);
    if (!this.#reachable) throw new OmniError("INVALID_STATE", "The phone is off. Turn it on to write.");
    if (file !== undefined && channelType === "SMS")
      throw new OmniError("INVALID_ARGUMENT", "A text by SMS carries no file. Send it by WhatsApp.");
    if (file === undefined && text.trim() === "") throw new OmniError("INVALID_ARGUMENT", "The text is empty.");
    const files = file === undefined ? [] : [{ name: file.name, content: Buffer.from(file.base64, "base64") }];
    await this.#messaging.send({ channelType, to, text, attachments: files, messageId: orderId });
    this.#keepMessage({
      messageId: newId("phone"),
      clientId: orderId,
      channelType,
      from: "PHONE",
      peer: to,
      text,
      attachments: files.map(toOwnAttachment),
      sentAt: this.#options.clock.now(),
      read: this.#seenEarly.delete(orderId),
    });
  }

  /** The centre has read the phone's own message, and what came before it in the same conversation. */
  #seen(clientId: string): void {
    const last = this.#messages.find((each) => each.clientId === clientId);
    // The centre may read it before the phone knows that it arrived.
    if (last === undefined) this.#seenEarly.add(clientId);
    for (const each of this.#messages) {
      const isBefore = each.from === "PHONE" && each.peer === last?.peer && each.channelType === last.channelType;
      if (isBefore && !each.read && each.sentAt <= last.sentAt) this.#keepMessage({ ...each, read: true });
    }
  }

  async #markRead(messageId: string): Promise<void> {
    const message = this.#messages.find((each) => each.messageId === messageId && each.from === "CENTRE");
    if (message?.read === true) return;
    await this.#messaging.markRead(messageId);
    if (message !== undefined) this.#keepMessage({ ...message, read: true });
  }

  #onLine(event: LineEvent): void {
    const { callId } = event;
    const now = this.#options.clock.now();
    switch (event.type) {
      case "ringing":
        if (this.#calls.has(callId)) return;
        if (this.isInCall || !this.#reachable) return void this.#line.decline(callId);
        return this.#keepCall(this.#newCall(callId, "IN", event.from ?? ""));
      case "connected":
        return this.#change(callId, { state: "CONNECTED", connectedAt: now });
      case "held":
        return this.#change(callId, { state: "HELD" });
      case "resumed":
        return this.#change(callId, { state: "CONNECTED" });
      case "digits":
        return this.#change(callId, {
          heardDigits: (this.#calls.get(callId)?.heardDigits ?? "") + (event.digits ?? ""),
        });
      case "ended":
        return this.#change(callId, { state: "ENDED", endedAt: now, endReason: event.reason ?? null });
    }
  }

  #onMessage(event: NumberEvent | ReadEvent): void {
    if (event.type === "read") return this.#seen(event.messageId);
    const { channelType, messageId, from, text, attachments, sentAt } = event;
    this.#keepMessage({
      messageId,
      clientId: null,
      channelType,
      from: "CENTRE",
      peer: from,
      text,
      attachments: [...attachments],
      sentAt,
      read: false,
    });
  }

  #newCall(callId: string, direction: PhoneCall["direction"], peer: string): PhoneCall {
    const startedAt = this.#options.clock.now();
    const nothingYet = { connectedAt: null, endedAt: null, endReason: null, heardDigits: "" };
    return { callId, direction, peer, state: "RINGING", waiting: direction === "OUT", startedAt, ...nothingYet };
  }

  #change(callId: string, change: Partial<PhoneCall>): void {
    const call = this.#calls.get(callId) ?? this.#newCall(callId, "OUT", "");
    if (call.state !== "ENDED") this.#keepCall({ ...call, ...change });
  }

  #keepCall(call: PhoneCall): void {
    for (const { callId, state } of this.#calls.values())
      if (state === "ENDED" && callId !== call.callId) this.#calls.delete(callId);
    this.#calls.set(call.callId, call);
    this.#tell({ type: "call", call });
  }

  #keepMessage(message: PhoneMessage): void {
    const others = this.#messages.filter(({ messageId }) => messageId !== message.messageId);
    this.#messages = [...others, message].sort((a, b) => a.sentAt - b.sentAt).slice(-mostMessages);
    this.#tell({ type: "message", message });
  }

  #liveCall(): PhoneCall | null {
    return [...this.#calls.values()].find(({ state }) => state !== "ENDED") ?? null;
  }

  #findCall(callId: string, ...states: PhoneCall["state"][]): void {
    const call = this.#calls.get(callId);
    if (call === undefined || call.state === "ENDED")
      throw new OmniError("INVALID_STATE", "This call is over.", { details: { callId } });
    if (states.length > 0 && !states.includes(call.state))
      throw new OmniError("INVALID_STATE", `This call is ${call.state.toLowerCase()} now, so that cannot be done.`);
  }

  #checkNumber(to: string, channelType: CentreNumber["channelType"]): void {
    const own = this.#options.centreNumbers.filter((each) => each.channelType === channelType);
    if (own.some(({ number }) => number === to)) return;
    const known = own.map(({ number, title }) => `${number} (${title})`).join(", ") || "none";
    throw new OmniError("TARGET_UNAVAILABLE", `${to} is not a number of this centre. There are: ${known}.`);
  }

  #tell(message: ToPhone): void {
    for (const listener of this.#listeners) listener.send(message);
  }
}

/** What the phone shows of its own file: it has no address, the phone has the file itself. */
const toOwnAttachment = ({ name, content }: { name: string; content: Uint8Array }): Attachment => ({
  attachmentId: newId("file"),
  name,
  contentType: "application/octet-stream",
  sizeBytes: content.length,
  url: "",
});
