import type { Customer, CustomerDetails, EventPayloads, HistoryEntry } from "@omni/sdk";
import { type DisposeRequest, DispositionForm } from "./disposition.ts";
import { element, part } from "./element.ts";

/** What every interaction event carries. */
export type InteractionPayload = EventPayloads["interactionSelected"];

export interface PanelActions {
  openRecord(): Promise<void>;
  /** Resolves to whether it is saved. */
  saveNote(text: string): Promise<boolean>;
  dispose(request: DisposeRequest): Promise<void>;
}

/** One interaction's customer. Stays as it is while the agent looks at another, so nothing typed is lost. */
export class CustomerPanel {
  readonly node: HTMLElement;
  readonly disposition: DispositionForm;

  constructor(template: HTMLTemplateElement, actions: PanelActions) {
    this.node = document.importNode(template.content, true).querySelector("article") ?? element("article");
    this.disposition = new DispositionForm(this.node, (request) => actions.dispose(request));
    const note = part(this.node, "note", HTMLFormElement);
    const saved = part(this.node, "saved", HTMLOutputElement);
    note.oninput = () => (saved.value = "");
    note.onsubmit = async (event) => {
      event.preventDefault();
      saved.value = (await actions.saveNote(String(new FormData(note).get("note")))) ? "Saved" : "";
    };
    part(this.node, "open", HTMLButtonElement).onclick = () => actions.openRecord();
  }

  showInteraction({ state, customerDetails, channelDetails }: InteractionPayload): void {
    const pill = part(this.node, "state", HTMLElement);
    pill.textContent = readable(state);
    pill.dataset["state"] = state;
    const { channelType, queueName } = channelDetails;
    this.#write("channel", [readable(channelType), queueName].filter(Boolean).join(" · "));
    const isOver = state === "WRAP_UP" || state === "ENDED";
    this.disposition.allow(isOver ? "NOW" : state === "OFFERED" || state === "QUEUED" ? "NOT_YET" : "AFTER_ENDING");
    if (customerDetails.customerId === null) this.#write("historyNote", "A new customer: no record yet.");
  }

  showRecord({ name, phones, email, fields, maskedFields, crmRecord }: CustomerDetails | Customer): void {
    this.#write("name", name || "Unknown customer");
    const facts = Object.entries<unknown>({ phones: phones.join(", "), email, ...fields });
    part(this.node, "facts", HTMLDListElement).replaceChildren(
      ...facts.flatMap(([key, value]) => {
        if ((typeof value !== "string" && typeof value !== "number") || value === "") return [];
        const mark = maskedFields.includes(key) ? [element("small", {}, " (masked)")] : [];
        return [element("dt", {}, readable(key)), element("dd", {}, `${value}`, ...mark)];
      }),
    );
    const open = part(this.node, "open", HTMLButtonElement);
    open.hidden = crmRecord === null;
    open.textContent = crmRecord === null ? "" : `Open ${crmRecord.recordType} in the CRM`;
  }

  showHistory(entries: HistoryEntry[] | null): void {
    this.#write(
      "historyNote",
      entries === null ? "Not loaded." : entries.length === 0 ? "No earlier interactions." : "",
    );
    part(this.node, "history", HTMLOListElement).replaceChildren(
      ...(entries ?? []).map((entry) =>
        element(
          "li",
          {},
          element("time", {}, new Date(entry.startedAt).toLocaleDateString([], { dateStyle: "medium" })),
          element("b", {}, `${readable(entry.channelType)} · ${entry.dispositionName ?? "Not disposed"}`),
          element("p", {}, entry.summary || entry.notes),
          element("p", { className: "soft" }, [entry.campaignName, entry.agentName].filter(Boolean).join(" · ")),
        ),
      ),
    );
  }

  #write(name: string, text: string): void {
    part(this.node, name, HTMLElement).textContent = text;
  }
}

/** `WRAP_UP` and `loyaltyTier` as a person reads them. */
function readable(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
