import { element } from "@omni/live/element";
import type { PhoneFile } from "@omni/live/phone-client";
import { button } from "./button.ts";
import { readFile } from "./read-file.ts";
import { texts, timeOfDay } from "./texts.ts";
import type { Thread, ThreadLine } from "./threads.ts";

/** One conversation by SMS or WhatsApp. */
export class ThreadPage {
  readonly node = element("section", { class: "conversation", "aria-labelledby": "thread-title" });
  #title = element("h2", { id: "thread-title" });
  #log = element("div", { class: "log", role: "log", "aria-label": texts.messages, tabindex: "0" });
  #text = element("textarea", {
    rows: "1",
    maxlength: "4096",
    "aria-label": texts.message,
    placeholder: texts.writeHere,
    enterkeyhint: "send",
  });
  #file = element("input", { type: "file", class: "file-input", "aria-label": texts.attach, title: texts.attach });
  #problem = element("p", { class: "problem", role: "alert" });
  #thread: Thread | null = null;
  #shown = "";

  constructor(actions: { back(): void; send(thread: Thread, text: string, file?: PhoneFile): void }) {
    const back = button("‹", "back", actions.back);
    back.setAttribute("aria-label", texts.back);
    const form = element(
      "form",
      { class: "composer" },
      element("label", { class: "attach" }, "+", this.#file),
      this.#text,
      element("button", { type: "submit", class: "go small" }, texts.send),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const text = this.#text.value.trim();
      if (text === "" || this.#thread === null) return;
      this.#text.value = "";
      actions.send(this.#thread, text);
      this.#text.focus();
    };
    this.#text.onkeydown = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    };
    this.#file.onchange = () => {
      const [chosen] = this.#file.files ?? [];
      const thread = this.#thread;
      this.#file.value = "";
      if (chosen === undefined || thread === null) return;
      void readFile(chosen).then((file) => {
        this.#problem.textContent = typeof file === "string" ? file : "";
        if (typeof file !== "string") actions.send(thread, "", file);
      });
    };
    this.node.append(element("header", {}, back, this.#title), this.#log, this.#problem, form);
  }

  focus(): void {
    this.#text.focus();
  }

  show(thread: Thread): void {
    if (this.#thread?.key !== thread.key) this.#problem.textContent = "";
    this.#thread = thread;
    this.node.toggleAttribute("data-files", thread.channelType === "WHATSAPP");
    this.#title.textContent = texts.threadTitle(thread.title, texts.channels[thread.channelType]);
    const key = JSON.stringify([thread.key, thread.lines]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#log.replaceChildren(
      ...(thread.lines.length === 0
        ? [element("div", { class: "empty" }, texts.noMessages)]
        : thread.lines.map(toBubble)),
    );
    this.#log.scrollTop = this.#log.scrollHeight;
  }
}

function toBubble({ from, text, attachments, at, delivery, refusal }: ThreadLine): HTMLDivElement {
  const files = attachments.map(({ name, url }) =>
    url === ""
      ? element("span", { class: "file" }, name)
      : element("a", { href: url, target: "_blank", rel: "noopener", class: "file" }, name),
  );
  const state =
    delivery === null
      ? ""
      : {
          SENDING: texts.sending,
          SENT: `✓ ${texts.sent}`,
          READ: `✓✓ ${texts.read}`,
          NOT_SENT: texts.notSent(refusal ?? ""),
        }[delivery];
  return element(
    "div",
    { class: from === "PHONE" ? "own" : "theirs", ...(delivery === "NOT_SENT" && { "data-failed": true }) },
    element("p", { class: "bubble" }, text, ...files),
    element("p", { class: "meta" }, [timeOfDay(at), state].filter(Boolean).join(" · ")),
  );
}
