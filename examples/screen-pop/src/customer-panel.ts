import type { Customer, CustomerDetails, EventPayloads, HistoryEntry } from "@omni/sdk";
import { readable } from "../starter/connect.ts";
import { type DisposeRequest, DispositionForm } from "./disposition.ts";
import { element, part } from "./element.ts";

/** What every interaction event carries. */
export type InteractionPayload = EventPayloads["interactionSelected"];

export interface PanelActions {
  openRecord(): Promise<void>;
  dispose(request: DisposeRequest): Promise<void>;
}

/** One interaction's customer. Stays as it is while the agent looks at another, so nothing typed is lost. */
export class CustomerPanel {
  readonly node: HTMLElement;
  readonly disposition: DispositionForm;

  constructor(template: HTMLTemplateElement, actions: PanelActions) {
    this.node = document.importNode(template.content, true).querySelector("article") ?? element("article");
    this.disposition = new DispositionForm(this.node, (request) => actions.dispose(request));
    part(this.node, "open", HTMLButtonElement).onclick = () => actions.openRecord();
  }

  showInteraction({ state, customerDetails, channelDetails }: InteractionPayload): void {
    this.#write("state", readable(state)).className = `pill ${state === "CONNECTED" ? "good" : "warn"}`;
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
    const open = this.#write("open", crmRecord === null ? "" : `Open ${crmRecord.recordType} in the CRM`);
    open.hidden = crmRecord === null;
  }

  showHistory(entries: HistoryEntry[] | null): void {
    const note = entries === null ? "Not loaded." : entries.length === 0 ? "No earlier interactions." : "";
    this.#write("historyNote", note);
    part(this.node, "history", HTMLOListElement).replaceChildren(...(entries ?? []).map(toLine));
  }

  #write(name: string, text: string): HTMLElement {
    const found = part(this.node, name, HTMLElement);
    found.textContent = text;
    return found;
  }
}

function toLine(entry: HistoryEntry): HTMLElement {
  const { startedAt, channelType, dispositionName, summary, notes, campaignName, agentName } = entry;
  return element(
    "li",
    { className: "card" },
    element("small", {}, new Date(startedAt).toLocaleDateString([], { dateStyle: "medium" })),
    element("b", {}, `${readable(channelType)} · ${dispositionName ?? "Not disposed"}`),
    element("p", {}, summary || notes),
    element("p", { className: "soft" }, [campaignName, agentName].filter(Boolean).join(" · ")),
  );
}
