import type { EventPayloads, Interaction, Sdk } from "@omni/sdk";
import { toText, watchFocus } from "../starter/connect.ts";
import { type PageState, Store } from "../starter/store.ts";
import { type Advice, advise } from "./rules.ts";

export interface Suggestion extends Advice {
  id: string;
  source: "INSIGHT" | "RULES" | "MODEL";
  url: string | null;
}

export interface AssistantState extends PageState {
  open: Interaction | null;
  suggestions: readonly Suggestion[];
  mood: EventPayloads["sentimentChanged"]["sentiment"] | null;
  /** What the agent is about to send, of the interaction in focus. */
  draft: string;
  hasModel: boolean;
}

interface Known {
  said: string[];
  insights: Suggestion[];
  model: Suggestion[];
  mood: AssistantState["mood"];
  draft: string;
}

/** Gathers suggestions for every live interaction and shows those of the one in focus. */
export class Assistant extends Store<AssistantState> {
  /** The server puts the key in. */
  #headers: Record<string, string> = {};
  readonly #known = new Map<string, Known>();
  readonly #sdk: Sdk;

  constructor(sdk: Sdk) {
    super({ open: null, suggestions: [], mood: null, draft: "", hasModel: false, isBusy: false, problem: "" });
    this.#sdk = sdk;
  }

  async start(): Promise<void> {
    const { interaction, configuration } = this.#sdk;
    const { model, withKey } = await configuration.getAppSettings();
    if (withKey === true) this.#headers = { authorization: "Bearer {{secret:modelKey}}" };
    this.show({ hasModel: typeof model === "string" && model !== "" && this.#sdk.supports("request") });
    if (this.#sdk.supports("insights")) {
      await interaction.register("suggestionAdded", (event) => this.#suggest(event), { replay: true });
      await interaction.register(
        "sentimentChanged",
        ({ interactionId, sentiment }) => this.#change(interactionId, { mood: sentiment }),
        { replay: true },
      );
      await interaction.register("transcriptAdded", ({ interactionId, segment: { speaker, text, final } }) => {
        if (final && speaker === "CUSTOMER") this.#hear(interactionId, text);
      });
    }
    await interaction.register("messageReceived", ({ interactionId, message }) =>
      this.#hear(interactionId, message.text),
    );
    await interaction.register("interactionDisposed", ({ interactionId }) => this.#known.delete(interactionId));
    await watchFocus(
      this.#sdk,
      (open) => this.#focus(open),
      (error) => this.show({ problem: toText(error) }),
    );
  }

  edit(draft: string): void {
    this.#change(this.read().open?.interactionId, { draft });
  }

  /** Sends what the agent has read and approved. */
  async send(): Promise<void> {
    const { open, draft } = this.read();
    if (open === null || draft.trim() === "") return;
    const { interactionId } = open;
    await this.attempt("Not sent.", async () => {
      await this.#sdk.interaction.sendMessage({ interactionId, text: draft.trim() });
      this.#change(interactionId, { draft: "" });
    });
  }

  /** Asks the administrator's own model. */
  async ask(): Promise<void> {
    const interactionId = this.read().open?.interactionId;
    if (interactionId === undefined) return;
    await this.attempt("The model gave no reply.", async () => {
      const messages = await this.#conversation(interactionId);
      const { status, body } = await this.#sdk.app.request(
        { settingsKey: "model", method: "POST", headers: this.#headers, body: { messages } },
        { timeoutMs: 30_000 },
      );
      const { reply } = Object(body) as { reply?: unknown };
      if (status !== 200 || typeof reply !== "string") throw new Error(`It answered ${status} without a reply.`);
      const because = "From your model; check what it says.";
      const suggestion: Suggestion = { id: "model", source: "MODEL", title: "Reply", text: reply, because, url: null };
      this.#change(interactionId, { model: [suggestion] });
    });
  }

  async #conversation(interactionId: string): Promise<{ from: "CUSTOMER" | "AGENT"; text: string }[]> {
    const messages = await this.#sdk.interaction.getMessages({ interactionId, limit: 20 });
    return messages.flatMap(({ from, text, visibility }) =>
      from === "SYSTEM" || visibility === "AGENTS" ? [] : [{ from, text }],
    );
  }

  #focus(open: Interaction | null): void {
    const isAnother = open?.interactionId !== this.read().open?.interactionId;
    this.show({ open });
    this.#change(open?.interactionId, {});
    if (open === null || !isAnother || open.channelDetails.channelType === "VOICE") return;
    const { interactionId } = open;
    this.#conversation(interactionId).then(
      (heard) =>
        this.#change(interactionId, { said: heard.flatMap(({ from, text }) => (from === "CUSTOMER" ? [text] : [])) }),
      (error: unknown) => this.show({ problem: `Earlier messages are not loaded. ${toText(error)}` }),
    );
  }

  #suggest({ interactionId, suggestion }: EventPayloads["suggestionAdded"]): void {
    const { suggestionId: id, title, text, url, confidence } = suggestion;
    const because = `${Math.round(confidence * 100)} % sure.`;
    const earlier = this.#of(interactionId).insights.filter((each) => each.id !== id);
    this.#change(interactionId, {
      insights: [{ id, source: "INSIGHT", title, text, url, because } as const, ...earlier].slice(0, 10),
    });
  }

  #hear(interactionId: string, text: string): void {
    this.#change(interactionId, { said: [...this.#of(interactionId).said, text].slice(-20), model: [] });
  }

  #of = (interactionId: string): Known =>
    this.#known.get(interactionId) ?? { said: [], insights: [], model: [], mood: null, draft: "" };

  #change(interactionId: string | undefined, change: Partial<Known>): void {
    if (interactionId === undefined) return this.show({ suggestions: [], mood: null, draft: "" });
    const known = { ...this.#of(interactionId), ...change };
    this.#known.set(interactionId, known);
    if (this.read().open?.interactionId !== interactionId) return;
    const { model, insights, mood, draft, said } = known;
    // The customer's newest words alone: advice for what was solved before is in the way.
    const local = advise(said.slice(-2).join("\n")).map((each): Suggestion => {
      return { ...each, id: `rule ${each.title}`, source: "RULES", url: null };
    });
    this.show({ suggestions: [...model, ...insights, ...local], mood, draft });
  }
}
