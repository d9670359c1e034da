import { element } from "@omni/live/element";
import type { ChatLine } from "@omni/live/customer-client";
import { attachmentNode } from "./attachment-node.ts";

const timeOfDay = (at: number) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

export interface TranscriptActions {
  /** Where the addresses of files begin. */
  server: string;
  retry(key: string): void;
  discard(key: string): void;
}

/** The conversation's lines. Each keeps its element while its delivery changes, so nothing flickers or loses focus. */
export class Transcript {
  readonly node = element("div", {
    class: "transcript",
    role: "log",
    "aria-label": "Conversation",
    "aria-live": "off",
    tabindex: "0",
  });
  #list = element("div", { class: "lines" });
  #typing = element("div", { class: "typing", hidden: true }, element("i"), element("i"), element("i"));
  #jump = element("button", { type: "button", class: "jump", hidden: true }, "New messages ↓");
  #rows = new Map<string, { node: HTMLElement; state: string }>();
  #actions: TranscriptActions;
  #follows = true;

  constructor(actions: TranscriptActions) {
    this.#actions = actions;
    this.node.append(this.#list, this.#typing, this.#jump);
    this.#jump.onclick = () => this.toEnd();
    this.node.onscroll = () => {
      this.#follows = this.#isAtEnd();
      if (this.#follows) this.#jump.hidden = true;
    };
    // A picture has no height until it is there.
    this.#list.addEventListener("load", () => this.#follows && this.toEnd(), true);
  }

  show(lines: ChatLine[], agentTyping: boolean): void {
    const follow = this.#isAtEnd() || lines.at(-1)?.delivery === "SENDING";
    const before = this.#rows.size;
    const keys = new Set(lines.map((line) => line.key));
    for (const [key, row] of this.#rows) {
      if (keys.has(key)) continue;
      row.node.remove();
      this.#rows.delete(key);
    }
    const lastOwn = lines.findLast((line) => line.from === "CUSTOMER")?.key;
    let previous: ChatLine | undefined;
    let position: Element | null = this.#list.firstElementChild;
    for (const line of lines) {
      const startsGroup = previous?.from !== line.from || line.at - previous.at > 300_000;
      const node = this.#row(line, startsGroup, line.key === lastOwn);
      if (node === position) position = position.nextElementSibling;
      else this.#list.insertBefore(node, position);
      previous = line;
    }
    this.#typing.hidden = !agentTyping;
    if (follow) this.toEnd();
    else if (this.#rows.size > before) this.#jump.hidden = false;
  }

  toEnd(): void {
    this.#follows = true;
    this.node.scrollTop = this.node.scrollHeight;
    this.#jump.hidden = true;
  }

  #isAtEnd(): boolean {
    return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < 48;
  }

  #row(line: ChatLine, startsGroup: boolean, isLastOwn: boolean): HTMLElement {
    const state = [line.delivery, line.refusal, startsGroup, isLastOwn].join();
    const known = this.#rows.get(line.key);
    if (known?.state === state) return known.node;
    const node = known?.node ?? element("div");
    node.className = `line ${line.from.toLowerCase()}${startsGroup ? " first" : ""}`;
    node.replaceChildren(...lineContent(line, startsGroup, isLastOwn, this.#actions));
    this.#rows.set(line.key, { node, state });
    return node;
  }
}

function lineContent(line: ChatLine, startsGroup: boolean, isLastOwn: boolean, actions: TranscriptActions): Node[] {
  if (line.from === "SYSTEM") return [element("p", { class: "note" }, line.text)];
  const parts: Node[] = [];
  if (startsGroup) {
    const who = line.from === "AGENT" ? line.senderName : "You";
    parts.push(element("p", { class: "who" }, element("bdi", {}, who), ` · ${timeOfDay(line.at)}`));
  }
  const files = line.attachments.map((each) => attachmentNode(each, actions.server));
  const words = line.text === "" ? [] : [element("div", { dir: "auto" }, ...withLinks(line.text))];
  parts.push(element("div", { class: "bubble" }, ...words, ...files));
  if (line.delivery === "NOT_SENT") {
    const retry = element("button", { type: "button" }, "Try again");
    const discard = element("button", { type: "button" }, "Discard");
    retry.onclick = () => actions.retry(line.key);
    discard.onclick = () => actions.discard(line.key);
    parts.push(element("p", { class: "delivery failed" }, `Not sent. ${line.refusal ?? ""}`));
    parts.push(element("p", { class: "delivery failed" }, retry, " ", discard));
  } else if (line.delivery === "SENDING") parts.push(element("p", { class: "delivery" }, "Sending…"));
  else if (isLastOwn) parts.push(element("p", { class: "delivery sent" }, line.delivery === "SEEN" ? "Seen" : "Sent"));
  return parts;
}

function withLinks(text: string): (Node | string)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 1 ? element("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part) : part,
    );
}
