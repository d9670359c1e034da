import { element } from "@omni/live/element";
import type { ChatLine, ChatStorage, ChatView, CustomerClient } from "@omni/live/customer-client";
import { Composer } from "./composer.ts";
import { icon, iconButton } from "./icon.ts";
import { PreChatForm } from "./pre-chat-form.ts";
import styles from "./style.css?inline";
import { Transcript } from "./transcript.ts";

const openKey = "omni.chat.open";
const closePath = "M6 9l6 6 6-6";
const chatPath = "M4 5h16v11H9l-5 4z";
/** A shorter break is not worth a word. */
const bannerAfterMs = 1_500;

/** The chat on the page: a launcher and a panel in a shadow root, so that neither page nor chat styles the other. */
export class ChatWidget {
  #client: CustomerClient | null = null;
  #view: ChatView | null = null;
  #announced = 0;
  #bannerTimer: ReturnType<typeof setTimeout> | null = null;
  #isEnding = false;
  #storage: ChatStorage;

  #badge = element("span", { class: "badge", hidden: true });
  #launcher = element(
    "button",
    { type: "button", class: "launcher", "aria-haspopup": "dialog" },
    icon(chatPath),
    this.#badge,
  );
  #panel = element("div", { class: "panel", role: "dialog", "aria-labelledby": "title", hidden: true });
  #avatar = element("span", { class: "avatar", "aria-hidden": "true" });
  #title = element("h2", { id: "title" }, "Chat with us");
  #status = element("p", { class: "status" });
  #endButton = element("button", { type: "button", class: "end", hidden: true }, "End chat");
  #banner = element("p", { class: "banner", role: "status", hidden: true });
  #live = element("div", { class: "spoken", "aria-live": "polite" });
  #footer = element("div", { class: "footer", hidden: true });
  #preChat: PreChatForm;
  #transcript: Transcript;
  #composer: Composer;

  constructor(id: string, server: string, storage: ChatStorage) {
    this.#storage = storage;
    this.#preChat = new PreChatForm((profile, text) => {
      this.#client?.start(profile);
      this.#client?.send(text);
      this.#composer.focus();
    });
    this.#transcript = new Transcript({
      server,
      retry: (key) => this.#client?.retry(key),
      discard: (key) => this.#client?.discard(key),
    });
    this.#composer = new Composer(storage, {
      server,
      token: () => this.#client?.token ?? null,
      send: (text, attachments) => this.#client?.send(text, attachments),
      typing: () => this.#client?.typing(),
    });
    this.#mount(id);
  }

  attach(client: CustomerClient): void {
    this.#client = client;
    this.show(client.view());
    if (this.#storage.getItem(openKey)) this.#open(false);
  }

  show(view: ChatView): void {
    const earlier = this.#view;
    this.#view = view;
    const isTalking = view.phase === "WAITING" || view.phase === "CONNECTED";
    const isBefore = view.phase === "IDLE" || view.phase === "REFUSED";
    if (!isTalking) this.#isEnding = false;
    this.#header(view);
    this.#preChat.node.hidden = !isBefore;
    this.#preChat.show(view.problem);
    this.#transcript.node.hidden = isBefore;
    this.#composer.node.hidden = !isTalking || this.#isEnding;
    this.#endButton.hidden = !isTalking || view.link !== "ONLINE" || this.#isEnding;
    this.#showFooter(view);
    this.#showBanner(isTalking && view.link !== "ONLINE");
    if (!isBefore) this.#transcript.show(view.lines, view.agentTyping);
    this.#badge.hidden = view.unread === 0;
    this.#badge.textContent = view.unread > 9 ? "9+" : String(view.unread);
    this.#launcher.setAttribute(
      "aria-label",
      view.unread > 0
        ? `Chat with us, ${view.unread} unread ${view.unread === 1 ? "message" : "messages"}`
        : "Chat with us",
    );
    this.#announce(view, earlier);
    this.#noticeRead();
  }

  #mount(id: string): void {
    const minimise = iconButton("Close chat", closePath, "minimise");
    minimise.onclick = () => this.#close();
    this.#launcher.onclick = () => (this.#panel.hidden ? this.#open(true) : this.#close());
    this.#endButton.onclick = () => this.#askEnd();
    this.#panel.append(
      element("header", {}, this.#avatar, element("div", {}, this.#title, this.#status), this.#endButton, minimise),
      this.#banner,
      this.#preChat.node,
      this.#transcript.node,
      this.#footer,
      this.#composer.node,
    );
    this.#takeDrops();
    this.#panel.onkeydown = (event) => this.#key(event);
    const host = element("div", { id });
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#panel, this.#launcher, this.#live);
    document.body.append(host);
    document.addEventListener("visibilitychange", () => this.#noticeRead());
  }

  /** Files that are dropped on the panel go with the next message. */
  #takeDrops(): void {
    const mark = (isOver: boolean) => this.#panel.classList.toggle("dropping", isOver);
    this.#panel.ondragover = (event) => {
      if (this.#composer.node.hidden || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      mark(true);
    };
    this.#panel.ondragleave = () => mark(false);
    this.#panel.ondrop = (event) => {
      mark(false);
      if (this.#composer.node.hidden || !event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#composer.addFiles(event.dataTransfer.files);
    };
  }

  #open(takeFocus: boolean): void {
    this.#panel.hidden = false;
    this.#launcher.setAttribute("aria-expanded", "true");
    this.#storage.setItem(openKey, "1");
    this.#transcript.toEnd();
    this.#noticeRead();
    if (takeFocus) this.#focusInside();
  }

  #close(): void {
    this.#panel.hidden = true;
    this.#launcher.setAttribute("aria-expanded", "false");
    this.#storage.removeItem(openKey);
    this.#launcher.focus();
  }

  #focusInside(): void {
    if (!this.#preChat.node.hidden) this.#preChat.focus();
    else if (!this.#composer.node.hidden) this.#composer.focus();
    else this.#footer.querySelector("button")?.focus();
  }

  #header(view: ChatView): void {
    const name = view.phase === "CONNECTED" ? view.agentName : null;
    this.#title.textContent = name ?? view.title ?? "Chat with us";
    this.#avatar.hidden = name === null;
    this.#avatar.textContent = (name ?? "")
      .split(" ", 2)
      .map((word) => word.charAt(0))
      .join("")
      .toUpperCase();
    const words = {
      IDLE: "",
      REFUSED: "",
      WAITING: "Waiting for an agent…",
      CONNECTED: view.title ?? "Connected",
      ENDED: "This chat has ended",
    };
    this.#status.textContent = words[view.phase];
    this.#status.hidden = words[view.phase] === "";
    this.#panel.dataset["phase"] = view.phase;
  }

  #showBanner(isLost: boolean): void {
    if (!isLost) {
      if (this.#bannerTimer) clearTimeout(this.#bannerTimer);
      this.#bannerTimer = null;
      this.#banner.hidden = true;
      this.#banner.textContent = "";
      return;
    }
    const say = () => {
      this.#banner.hidden = false;
      this.#banner.textContent = "Connection lost. Your messages are kept and sent as soon as you are back.";
    };
    if (!navigator.onLine) say();
    else this.#bannerTimer ??= setTimeout(say, bannerAfterMs);
  }

  #showFooter(view: ChatView): void {
    const kind = view.phase === "ENDED" ? "ended" : this.#isEnding ? "ending" : "";
    if (this.#footer.dataset["kind"] === kind) return;
    this.#footer.dataset["kind"] = kind;
    this.#footer.hidden = kind === "";
    if (kind === "ended") {
      const again = element("button", { type: "button", class: "primary" }, "Start a new chat");
      again.onclick = () => {
        this.#client?.restart();
        this.#focusInside();
      };
      this.#footer.replaceChildren(element("p", {}, "Thank you for chatting with us."), again);
    } else if (kind === "ending") {
      const yes = element("button", { type: "button", class: "primary danger" }, "End chat");
      const no = element("button", { type: "button", class: "plain" }, "Keep chatting");
      yes.onclick = () => this.#client?.end();
      no.onclick = () => this.#keepChatting();
      this.#footer.replaceChildren(element("p", {}, "End this chat?"), yes, no);
    } else this.#footer.replaceChildren();
  }

  #askEnd(): void {
    this.#isEnding = true;
    if (this.#view) this.show(this.#view);
    this.#focusInside();
  }

  #keepChatting(): void {
    this.#isEnding = false;
    if (this.#view) this.show(this.#view);
    this.#composer.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (this.#isEnding) this.#keepChatting();
      else this.#close();
      event.stopPropagation();
    } else if (event.key === "Tab" && matchMedia("(max-width: 480px)").matches) this.#keepFocusInside(event);
  }

  /** On a phone the panel covers the page, so focus must not walk behind it. */
  #keepFocusInside(event: KeyboardEvent): void {
    const stops = [...this.#panel.querySelectorAll<HTMLElement>("button, input, textarea, a, [tabindex]")].filter(
      (stop) => stop.checkVisibility(),
    );
    const [first, last] = [stops[0], stops.at(-1)];
    const leaves = event.shiftKey ? first : last;
    if (event.target !== leaves) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }

  /** Speaks what arrived while the page was open, never the history. */
  #announce(view: ChatView, earlier: ChatView | null): void {
    const heard = view.lines.filter((line) => line.from !== "CUSTOMER");
    const isHistory = earlier === null || earlier.link !== "ONLINE";
    if (!isHistory) {
      for (const line of heard.slice(this.#announced)) this.#say(toSpoken(line));
      if (view.agentTyping && !earlier.agentTyping) this.#say(`${view.agentName ?? "The agent"} is typing`);
    }
    if (earlier && earlier.phase !== view.phase && view.phase !== "IDLE") this.#say(this.#status.textContent);
    this.#announced = heard.length;
  }

  #say(text: string): void {
    if (text) this.#live.replaceChildren(element("p", {}, text));
  }

  #noticeRead(): void {
    if (!this.#panel.hidden && !document.hidden) this.#client?.markRead();
  }
}

function toSpoken({ senderName, text, attachments }: ChatLine): string {
  const words = [text, ...attachments.map(({ name }) => name)].filter(Boolean).join(", ");
  return senderName ? `${senderName}: ${words}` : words;
}
