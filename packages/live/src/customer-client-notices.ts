import type { ChatLine } from "./customer-client-view.ts";
import type { ConversationStatus } from "./customer-link.ts";

interface Notice {
  /** How many messages there were when it happened. */
  after: number;
  line: ChatLine;
}

/** Who came to and left the conversation while this page showed it, as lines between the messages. */
export class AgentNotices {
  #agents: readonly string[] | null = null;
  #notices: Notice[] = [];

  /** Compares with what was known; the first agent to answer is no news beside the heading. */
  take({ state, agents }: ConversationStatus, messages: number, now: number): void {
    if (state === "ENDED") return;
    if (agents.length > 0 && this.#agents !== null && this.#agents.length > 0) {
      for (const name of agents) if (!this.#agents.includes(name)) this.#add(`${name} has joined`, messages, now);
      for (const name of this.#agents) if (!agents.includes(name)) this.#add(`${name} has left`, messages, now);
    }
    if (agents.length > 0) this.#agents = agents;
  }

  clear(): void {
    this.#agents = null;
    this.#notices = [];
  }

  /** The notices among the lines of `count` messages that the server has, and those that it does not have yet. */
  among(lines: readonly ChatLine[], count: number): ChatLine[] {
    const all: ChatLine[] = [];
    let next = 0;
    for (const [index, line] of lines.entries()) {
      while (index <= count && (this.#notices[next]?.after ?? Infinity) <= index) all.push(this.#lineAt(next++));
      all.push(line);
    }
    return [...all, ...this.#notices.slice(next).map(({ line }) => line)];
  }

  #lineAt(index: number): ChatLine {
    const notice = this.#notices[index];
    if (notice === undefined) throw new Error("No such notice.");
    return notice.line;
  }

  #add(text: string, after: number, at: number): void {
    this.#notices.push({
      after,
      line: {
        key: `notice-${this.#notices.length}`,
        from: "SYSTEM",
        senderName: "",
        text,
        attachments: [],
        at,
        delivery: "SENT",
        refusal: null,
      },
    });
  }
}
