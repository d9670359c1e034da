import { element } from "@omni/live/element";
import type { PhoneView } from "@omni/live/phone-client";
import { texts } from "./texts.ts";
import { threadsOf, type Thread } from "./threads.ts";

interface Row {
  node: HTMLLIElement;
  open: HTMLButtonElement;
  title: HTMLElement;
  last: HTMLElement;
  unread: HTMLElement;
}

/** One line for each of the centre's numbers that takes texts. */
export class MessagesPage {
  readonly node = element("section", { "aria-label": texts.messages });
  #list = element("ul", { class: "rows" });
  #none = element("p", { class: "empty", hidden: true }, texts.noThreads);
  #rows = new Map<string, Row>();
  #open: (key: string) => void;

  constructor(open: (key: string) => void) {
    this.#open = open;
    this.node.append(element("h2", {}, texts.messages), this.#list, this.#none);
  }

  show(view: PhoneView): void {
    const threads = threadsOf(view);
    this.#none.hidden = view.link !== "ONLINE" || threads.length > 0;
    for (const [key, row] of this.#rows)
      if (!threads.some((thread) => thread.key === key)) {
        row.node.remove();
        this.#rows.delete(key);
      }
    for (const thread of threads) this.#showRow(thread);
  }

  #showRow(thread: Thread): void {
    const { title, channelType, unread, lines } = thread;
    const row = this.#rows.get(thread.key) ?? this.#addRow(thread.key);
    const channel = texts.channels[channelType];
    row.open.setAttribute("aria-label", texts.threadName(title, channel, unread));
    row.title.textContent = texts.threadTitle(title, channel);
    const last = lines.at(-1);
    row.last.textContent = last === undefined ? texts.noMessages : last.text || (last.attachments[0]?.name ?? "");
    row.unread.hidden = unread === 0;
    row.unread.textContent = String(unread);
  }

  #addRow(key: string): Row {
    const [title, last, unread] = [element("b"), element("span"), element("span", { class: "unread" })];
    const open = element("button", { type: "button", class: "thread" }, element("div", {}, title, last), unread);
    open.onclick = () => this.#open(key);
    const row = { node: element("li", {}, open), open, title, last, unread };
    this.#rows.set(key, row);
    this.#list.append(row.node);
    return row;
  }
}
