import type { ChatStorage } from "@omni/live/customer-client";
import { element, iconButton } from "./element.ts";

const draftKey = "omni.chat.draft";

/** Where the customer writes. Enter sends, Shift and Enter breaks the line; the draft outlives a reload. */
export class Composer {
  readonly node: HTMLFormElement;
  #text = element("textarea", {
    rows: "1",
    maxlength: "10000",
    "aria-label": "Message",
    placeholder: "Write a message…",
    enterkeyhint: "send",
  });
  #storage: ChatStorage;

  constructor(storage: ChatStorage, actions: { send(text: string): void; typing(): void }) {
    this.#storage = storage;
    this.#text.value = storage.getItem(draftKey) ?? "";
    const send = iconButton("Send", "M4 12 20 4l-5 16-3-7z", "send");
    send.type = "submit";
    this.node = element("form", { class: "composer" }, this.#text, send);
    this.#text.oninput = () => {
      this.#keep();
      if (this.#text.value.trim() !== "") actions.typing();
    };
    this.#text.onkeydown = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.node.requestSubmit();
    };
    this.node.onsubmit = (event) => {
      event.preventDefault();
      const text = this.#text.value.trim();
      if (text === "") return;
      this.#text.value = "";
      this.#keep();
      actions.send(text);
      this.#text.focus();
    };
  }

  focus(): void {
    this.#text.focus();
  }

  #keep(): void {
    if (this.#text.value === "") this.#storage.removeItem(draftKey);
    else this.#storage.setItem(draftKey, this.#text.value);
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight + 2, 120)}px`;
  }
}
