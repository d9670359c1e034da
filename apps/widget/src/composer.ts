import { element } from "@omni/live/element";
import type { ChatAttachment, ChatStorage } from "@omni/live/customer-client";
import { iconButton } from "./icon.ts";
import { FileTray } from "./file-tray.ts";

const draftKey = "omni.chat.draft";

export interface ComposerActions {
  server: string;
  token(): string | null;
  send(text: string, attachments: ChatAttachment[]): void;
  typing(): void;
}

/** Where the customer writes. Enter sends, Shift and Enter breaks the line; the draft outlives a reload. */
export class Composer {
  readonly node: HTMLFormElement;
  #text = element("textarea", {
    rows: "1",
    maxlength: "10000",
    "aria-label": "Message",
    placeholder: "Write a message…",
    enterkeyhint: "send",
    dir: "auto",
  });
  #storage: ChatStorage;
  #tray: FileTray;
  #send = iconButton("Send", "M4 12 20 4l-5 16-3-7z", "send");
  #actions: ComposerActions;

  constructor(storage: ChatStorage, actions: ComposerActions) {
    this.#storage = storage;
    this.#actions = actions;
    this.#text.value = storage.getItem(draftKey) ?? "";
    this.#tray = new FileTray({ ...actions, onChange: () => this.#check() });
    this.#send.type = "submit";
    const attach = iconButton("Attach files", "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.5 3.5 0 0 1 5 5l-8.5 8.5", "send");
    const input = element("input", { type: "file", multiple: true, hidden: true, "aria-hidden": "true" });
    attach.onclick = () => input.click();
    input.onchange = () => {
      this.addFiles(input.files ?? []);
      input.value = "";
    };
    const row = element("div", { class: "row" }, attach, input, this.#text, this.#send);
    this.node = element("form", { class: "composer" }, this.#tray.node, row);
    this.#text.oninput = () => {
      this.#keep();
      if (this.#text.value.trim() !== "") actions.typing();
    };
    this.#text.onpaste = (event) => {
      const files = event.clipboardData?.files ?? [];
      if (files.length === 0) return;
      event.preventDefault();
      this.addFiles(files);
    };
    this.#text.onkeydown = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.node.requestSubmit();
    };
    this.node.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
  }

  focus(): void {
    this.#text.focus();
  }

  addFiles(files: Iterable<File>): void {
    this.#tray.add(files);
    this.focus();
  }

  #submit(): void {
    const text = this.#text.value.trim();
    if (this.#tray.isUploading || (text === "" && !this.#tray.hasFiles)) return;
    this.#text.value = "";
    this.#keep();
    this.#actions.send(text, this.#tray.take());
    this.#text.focus();
  }

  #check(): void {
    this.#send.disabled = this.#tray.isUploading;
  }

  #keep(): void {
    if (this.#text.value === "") this.#storage.removeItem(draftKey);
    else this.#storage.setItem(draftKey, this.#text.value);
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight + 2, 120)}px`;
  }
}
