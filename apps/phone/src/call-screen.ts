import { element } from "@omni/live/element";
import type { PhoneCall, PhoneView } from "@omni/live/phone-client";
import { button } from "./button.ts";
import { duration, texts } from "./texts.ts";

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

export interface CallActions {
  answer(callId: string): void;
  decline(callId: string): void;
  hangUp(callId: string): void;
  drop(callId: string): void;
  sendDigits(callId: string, digits: string): void;
}

/** The whole phone while it rings and while somebody talks. */
export class CallScreen {
  readonly node: HTMLElement;
  readonly #actions: CallActions;
  #call: PhoneCall | null = null;
  #offset = 0;
  #pressed = "";
  #peer = element("h2", { id: "peer" });
  #state = element("p", { class: "state", role: "status" });
  #timer = element("p", { class: "timer", role: "timer", "aria-label": "Duration" });
  #hint = element("p", { class: "hint" }, texts.waitingHint);
  #digits = element("p", { class: "digits", "aria-live": "polite" });
  #pad = element("div", { class: "pad", role: "group", "aria-label": texts.keypad, hidden: true });
  #padButton: HTMLButtonElement;
  #answer: HTMLButtonElement;
  #decline: HTMLButtonElement;
  #hangUp: HTMLButtonElement;
  #drop: HTMLButtonElement;

  constructor(actions: CallActions) {
    this.#actions = actions;
    const act = (order: "answer" | "decline" | "hangUp" | "drop") => () => {
      if (this.#call) actions[order](this.#call.callId);
    };
    this.#answer = button(texts.answer, "go", act("answer"));
    this.#decline = button(texts.decline, "stop", act("decline"));
    this.#hangUp = button(texts.hangUp, "stop", act("hangUp"));
    this.#drop = button(texts.drop, "plain", act("drop"));
    this.#padButton = button(texts.keypad, "plain", () => this.#showPad(this.#pad.hidden === true));
    this.#padButton.setAttribute("aria-expanded", "false");
    this.#pad.append(...keys.map((key) => button(key, "key", () => this.#press(key))));
    this.node = element(
      "section",
      { class: "call", role: "dialog", "aria-label": texts.call, hidden: true },
      element("div", { class: "who" }, this.#peer, this.#state, this.#timer, this.#hint, this.#digits),
      this.#pad,
      element("div", { class: "extra" }, this.#padButton, this.#drop),
      element("div", { class: "main" }, this.#decline, this.#answer, this.#hangUp),
    );
    setInterval(() => this.#tick(), 500);
  }

  show({ call, numbers, clockOffset }: PhoneView): void {
    const isNew = call !== null && call.callId !== this.#call?.callId;
    const wasIncoming = this.#call?.state === "RINGING" && this.#call.direction === "IN";
    this.#call = call;
    this.#offset = clockOffset;
    this.node.hidden = call === null;
    if (isNew) {
      this.#pressed = "";
      this.#showPad(false);
    }
    document.title = call?.state === "RINGING" && call.direction === "IN" ? texts.incoming : texts.pageTitle;
    if (call === null) return;
    const own = numbers.find(({ number, channelType }) => number === call.peer && channelType === "VOICE");
    this.#peer.textContent = own?.title ?? (call.peer || texts.unknownCaller);
    const isIncoming = call.state === "RINGING" && call.direction === "IN";
    const isTalking = call.state === "CONNECTED" || call.state === "HELD";
    this.node.dataset["state"] = isIncoming ? "INCOMING" : call.state;
    const isWaiting = !isIncoming && call.waiting && call.state !== "HELD";
    const state = isIncoming ? texts.incoming : isWaiting ? waitingWords(call) : stateWords[call.state];
    if (this.#state.textContent !== state) this.#state.textContent = state;
    this.#hint.hidden = !isWaiting;
    this.#answer.hidden = this.#decline.hidden = !isIncoming;
    this.#hangUp.hidden = isIncoming;
    this.#padButton.hidden = !isTalking;
    this.#drop.hidden = isIncoming;
    if (!isTalking) this.#showPad(false);
    this.#showDigits();
    this.#tick();
    if (isNew) (isIncoming ? this.#answer : this.#hangUp).focus();
    else if (wasIncoming && !isIncoming) this.#hangUp.focus();
  }

  #press(key: string): void {
    if (!this.#call) return;
    this.#actions.sendDigits(this.#call.callId, key);
    this.#pressed = (this.#pressed + key).slice(-16);
    this.#showDigits();
  }

  #showDigits(): void {
    const heard = this.#call?.heardDigits ?? "";
    const lines = [
      ...(this.#pressed ? [`${texts.pressed} ${this.#pressed}`] : []),
      ...(heard ? [`${texts.heard} ${heard}`] : []),
    ].join(". ");
    if (this.#digits.textContent !== lines) this.#digits.textContent = lines;
  }

  #showPad(shown: boolean): void {
    this.#pad.hidden = !shown;
    this.#padButton.textContent = shown ? texts.hideKeypad : texts.keypad;
    this.#padButton.setAttribute("aria-expanded", String(shown));
  }

  #tick(): void {
    const since = this.#call?.connectedAt ?? null;
    this.#timer.hidden = since === null;
    if (since !== null) this.#timer.textContent = duration(Date.now() + this.#offset - since);
  }
}

const waitingWords = ({ state }: PhoneCall): string => (state === "RINGING" ? texts.calling : texts.waiting);

const stateWords: Record<PhoneCall["state"], string> = {
  RINGING: texts.calling,
  CONNECTED: texts.inCall,
  HELD: texts.onHold,
  ENDED: "",
};
