import { element } from "@omni/live/element";
import type { PhoneClient, PhoneView } from "@omni/live/phone-client";
import { CallScreen } from "./call-screen.ts";
import { CallsPage } from "./calls-page.ts";
import { button } from "./button.ts";
import { MessagesPage } from "./messages-page.ts";
import { texts } from "./texts.ts";
import { ThreadPage } from "./thread-page.ts";
import { threadsOf } from "./threads.ts";

type Tab = "CALLS" | "MESSAGES";

/** The phone on the page: a bar, one of its pages, and the call over it. */
export class PhonePage {
  readonly node: HTMLElement;
  readonly #client: () => PhoneClient;
  #view: PhoneView | null = null;
  #tab: Tab = "CALLS";
  #threadKey: string | null = null;
  #note = element("p", { class: "note", role: "status", hidden: true });
  #refusal = element("p", { class: "problem", role: "alert" });
  #power = element("input", { type: "checkbox", role: "switch", id: "power", checked: true });
  #calls = new CallsPage((to) => this.#client().call(to));
  #messages = new MessagesPage((key) => this.#openThread(key));
  #thread = new ThreadPage({
    back: () => this.#openThread(null),
    send: ({ channelType, peer }, text, file) => this.#client().send(channelType, peer, text, file),
  });
  #call = new CallScreen({
    answer: (callId) => this.#client().answer(callId),
    decline: (callId) => this.#client().decline(callId),
    hangUp: (callId) => this.#client().hangUp(callId),
    drop: (callId) => this.#client().drop(callId),
    sendDigits: (callId, digits) => this.#client().sendDigits(callId, digits),
  });
  #callsTab = button(texts.calls, "tab", () => this.#goTo("CALLS"));
  #messagesTab = button(texts.messages, "tab", () => this.#goTo("MESSAGES"));
  #again = button(texts.again, "plain", () => this.#client().connect());

  constructor(number: string, client: () => PhoneClient) {
    this.#client = client;
    this.#power.onchange = () => client().setReachable(this.#power.checked);
    this.#again.hidden = true;
    const bar = element(
      "header",
      { class: "bar" },
      element("p", {}, element("span", {}, texts.yourNumber), element("b", {}, number)),
      element("label", { class: "power", for: "power" }, this.#power, texts.on),
    );
    this.node = element(
      "main",
      { class: "phone", "aria-label": texts.phone },
      bar,
      this.#note,
      this.#again,
      this.#refusal,
      element("div", { class: "screen" }, this.#calls.node, this.#messages.node, this.#thread.node),
      element("nav", { class: "tabs", "aria-label": texts.phone }, this.#callsTab, this.#messagesTab),
      this.#call.node,
    );
    document.addEventListener("visibilitychange", () => this.#markRead());
  }

  /** An order was refused: said until the next thing happens. */
  showRefusal(message: string): void {
    this.#refusal.textContent = message;
  }

  show(view: PhoneView): void {
    if (view.call?.callId !== this.#view?.call?.callId) this.#refusal.textContent = "";
    this.#view = view;
    this.#power.checked = view.reachable;
    this.#showNote(view);
    this.#calls.show(view);
    this.#messages.show(view);
    this.#call.show(view);
    const thread = threadsOf(view).find(({ key }) => key === this.#threadKey);
    if (thread !== undefined) this.#thread.show(thread);
    this.#calls.node.hidden = this.#tab !== "CALLS";
    this.#messages.node.hidden = this.#tab !== "MESSAGES" || thread !== undefined;
    this.#thread.node.hidden = this.#tab !== "MESSAGES" || thread === undefined;
    this.#showTabs(view);
    this.#markRead();
  }

  #showNote({ link, problem, reachable }: PhoneView): void {
    const note =
      link === "REFUSED"
        ? `${texts.refused}. ${problem ?? ""}`
        : link !== "ONLINE"
          ? this.#calls.node.dataset["seen"] === undefined
            ? texts.connecting
            : texts.lost
          : reachable
            ? ""
            : texts.off;
    if (link === "ONLINE") this.#calls.node.dataset["seen"] = "";
    if (this.#note.textContent !== note) this.#note.textContent = note;
    this.#note.hidden = note === "";
    this.#again.hidden = link !== "REFUSED";
    this.#power.disabled = link !== "ONLINE";
  }

  #showTabs(view: PhoneView): void {
    const unread = threadsOf(view).reduce((sum, thread) => sum + thread.unread, 0);
    this.#messagesTab.textContent = unread > 0 ? `${texts.messages} (${unread})` : texts.messages;
    this.#callsTab.toggleAttribute("data-current", this.#tab === "CALLS");
    this.#messagesTab.toggleAttribute("data-current", this.#tab === "MESSAGES");
    this.#callsTab.setAttribute("aria-current", this.#tab === "CALLS" ? "page" : "false");
    this.#messagesTab.setAttribute("aria-current", this.#tab === "MESSAGES" ? "page" : "false");
  }

  #goTo(tab: Tab): void {
    this.#tab = tab;
    this.#threadKey = null;
    this.#redraw();
  }

  #openThread(key: string | null): void {
    this.#threadKey = key;
    this.#redraw();
    if (key !== null) this.#thread.focus();
    else this.#messagesTab.focus();
  }

  #redraw(): void {
    this.#refusal.textContent = "";
    if (this.#view) this.show(this.#view);
  }

  /** What stands on a page that somebody looks at is read. */
  #markRead(): void {
    if (this.#view === null || document.hidden || this.#threadKey === null || this.#view.call !== null) return;
    const thread = threadsOf(this.#view).find(({ key }) => key === this.#threadKey);
    for (const messageId of thread?.unreadIds ?? []) this.#client().markRead(messageId);
  }
}
