import { createHash } from "node:crypto";
import type { Customer, CustomerDetails, HistoryEntry, MethodArguments } from "@omni/contract";
import type { DomainEventType } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Store } from "../store/open-store.ts";
import { contactValuesOf, normaliseEmail, normalisePhone } from "./contact-values.ts";
import { CustomerRows } from "./customer-rows.ts";
import { toHistoryEntry } from "./to-history-entry.ts";

type Change = MethodArguments["crm.saveCustomer"];

/** What a customer tells of themselves. */
export interface Profile {
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
}

/** The facts after which an interaction reads differently in its customer's history. */
const historyFacts: ReadonlySet<DomainEventType> = new Set<DomainEventType>([
  "interaction.ended",
  "interaction.disposed",
  "interaction.customerIdentified",
  "interaction.reopened",
]);

/** The customers of the contact centre: found, identified, saved, with their history. */
export class Customers {
  readonly #rows: CustomerRows;
  readonly #centre: ContactCentre;
  readonly #configuration: Configuration;
  readonly #clock: Clock;

  constructor(store: Store, centre: ContactCentre, configuration: Configuration, clock: Clock) {
    this.#rows = new CustomerRows(store);
    this.#centre = centre;
    this.#configuration = configuration;
    this.#clock = clock;
    centre.project(({ event, interaction }) => {
      if (interaction === null || interaction.endedAt === null || !historyFacts.has(event.type)) return;
      const { customerId } = interaction.customer;
      if (customerId !== null) this.#rows.putHistory(customerId, toHistoryEntry(centre.directory, interaction));
    });
  }

  get(customerId: string): Customer {
    const customer = this.#rows.find(customerId);
    if (customer !== null) return customer;
    throw new OmniError("CUSTOMER_NOT_FOUND", `No customer has the id ${customerId}. Use an id from findCustomers().`, {
      details: { customerId },
    });
  }

  /** Exactly one of the three is given. */
  find({
    phone,
    email,
    query,
  }: {
    phone?: string | undefined;
    email?: string | undefined;
    query?: string | undefined;
  }): Customer[] {
    if (phone !== undefined) return this.#rows.allByContact({ kind: "PHONE", value: normalisePhone(phone) });
    if (email !== undefined) return this.#rows.allByContact({ kind: "EMAIL", value: normaliseEmail(email) });
    return query === undefined ? [] : this.#rows.search(query);
  }

  /** Past interactions, the newest first. Rejects with CUSTOMER_NOT_FOUND. */
  historyOf(customerId: string): HistoryEntry[] {
    this.get(customerId);
    return this.#rows.historyOf(customerId);
  }

  /** The known customer behind a profile, or an unknown one with what the profile says. */
  identify(processId: string, profile: Profile): CustomerDetails {
    const { name, email, phone } = profile;
    const given = { phones: phone === undefined ? [] : [phone], email: email ?? null };
    for (const contact of contactValuesOf(given)) {
      const customer = this.#rows.findByContact(processId, contact);
      if (customer !== null) return toDetails(customer);
    }
    return {
      customerId: null,
      name: name ?? email ?? phone ?? "Visitor",
      ...given,
      fields: {},
      maskedFields: [],
      crmRecord: null,
    };
  }

  /**
   * Creates or changes a customer; live interactions with that customer show it at once. `orderKey` names the order: a
   * customer is created once however often the order arrives.
   */
  async save(agentId: string, orderKey: string, change: Change): Promise<Customer> {
    return this.#centre.transact((apply) => {
      const customer = this.#toSaved(agentId, orderKey, change);
      for (const interactionId of this.#interactionsWith(agentId, customer))
        apply({
          type: "interaction.identifyCustomer",
          interactionId,
          agentId: null,
          customer: toDetails(customer),
        });
      this.#rows.put(customer);
      return customer;
    });
  }

  #toSaved(agentId: string, orderKey: string, { customerId, ...change }: Change): Customer {
    const now = this.#clock.now();
    const existing = customerId === undefined ? null : this.get(customerId);
    const processId = existing?.processId ?? change.processId ?? this.#processOf(agentId);
    const fields = { ...existing?.fields, ...change.fields };
    const maskable = this.#configuration.maskableFieldsOf(processId);
    return {
      customerId: existing?.customerId ?? toNewCustomerId(agentId, orderKey),
      processId,
      name: change.name ?? existing?.name ?? change.email ?? change.phones?.[0] ?? "Unnamed customer",
      phones: change.phones ?? existing?.phones ?? [],
      email: change.email === undefined ? (existing?.email ?? null) : change.email,
      fields,
      maskedFields: maskable.filter((name) => Object.hasOwn(fields, name)),
      crmRecord: existing?.crmRecord ?? null,
      createdAt: existing?.createdAt ?? now,
      updatedAt: now,
    };
  }

  #processOf(agentId: string): string {
    const { processes, campaigns } = this.#centre.directory;
    const campaign = [...campaigns.values()].find(({ agentIds }) => agentIds.includes(agentId));
    const processId = campaign?.processId ?? [...processes.keys()][0];
    if (processId !== undefined) return processId;
    throw new OmniError("INVALID_ARGUMENT", "This contact centre has no process yet. Add one first.");
  }

  /** Live interactions with the customer, and the agent's own whose unknown customer has the same number or address. */
  #interactionsWith(agentId: string, customer: Customer): string[] {
    const own = new Set(this.#centre.world.agents.get(agentId)?.work.map(({ interactionId }) => interactionId));
    const contacts = new Set(contactValuesOf(customer).map(({ kind, value }) => `${kind} ${value}`));
    const found: string[] = [];
    for (const interaction of this.#centre.world.interactions.values()) {
      const { interactionId, customer: known } = interaction;
      const isSame =
        known.customerId === null
          ? own.has(interactionId) && contactValuesOf(known).some(({ kind, value }) => contacts.has(`${kind} ${value}`))
          : known.customerId === customer.customerId;
      if (isSame) found.push(interactionId);
    }
    return found;
  }
}

const toDetails = ({
  customerId,
  name,
  phones,
  email,
  fields,
  maskedFields,
  crmRecord,
}: Customer): CustomerDetails => ({
  customerId,
  name,
  phones,
  email,
  fields,
  maskedFields,
  crmRecord,
});

const toNewCustomerId = (agentId: string, orderKey: string): string =>
  `customer-${createHash("sha256").update(`${agentId} ${orderKey}`).digest("hex").slice(0, 24)}`;
