import { createHash } from "node:crypto";
import type { Customer, CustomerDetails, HistoryEntry, MethodArguments } from "@omni/contract";
import type { DomainEventType } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { Apply, ContactCentre } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import { Rejection } from "../store/group-commit.ts";
import type { Store } from "../store/open-store.ts";
import { checkChange, keepHidden, toInvalidCustomer, type CustomerChange } from "./check-customer.ts";
import { ColumnRows } from "./column-rows.ts";
import type { Column, Problem } from "./column.ts";
import { contactValuesOf, normaliseEmail, normalisePhone } from "./contact-values.ts";
import { CustomerRows, type CustomerPage } from "./customer-rows.ts";
import { isFoundByShown } from "./found-by-shown.ts";
import { mergeRecords, type MergeChoices } from "./merge-records.ts";
import { toCustomerDetails } from "./to-customer-details.ts";
import { toHistoryEntry } from "./to-history-entry.ts";

type Change = MethodArguments["crm.saveCustomer"];

/** What a customer tells of themselves. */
export interface Profile {
  name?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
}

interface SaveTarget {
  customerId: string;
  processId: string;
  existing: Customer | null;
}

export interface CheckedCustomer {
  customer: Customer;
  problems: Problem[];
}

/** What a row of a file finds its customer by: a contact, or a unique column. */
export type MatchBy = "phone" | "email" | Column;

/** The facts after which an interaction reads differently in its customer's history. */
const historyFacts: ReadonlySet<DomainEventType> = new Set<DomainEventType>([
  "interaction.ended",
  "interaction.disposed",
  "interaction.customerIdentified",
  "interaction.reopened",
]);

/** The customers of the contact centre: found, identified, saved, with their history. */
export class Customers {
  readonly columns: ColumnRows;
  readonly #rows: CustomerRows;
  readonly #centre: ContactCentre;
  readonly #clock: Clock;

  constructor(store: Store, centre: ContactCentre, clock: Clock) {
    this.columns = new ColumnRows(store);
    this.#rows = new CustomerRows(store);
    this.#centre = centre;
    this.#clock = clock;
    centre.project(({ event, interaction }) => {
      if (interaction === null || interaction.endedAt === null || !historyFacts.has(event.type)) return;
      const { customerId } = interaction.customer;
      if (customerId !== null) this.#rows.putHistory(customerId, toHistoryEntry(centre.directory, interaction));
    });
  }

  /** Forgets what some merged records held; call within a piece of work. */
  emptyOldMerges(now: number): boolean {
    return this.#rows.emptyOldMerges(now);
  }

  /** The record of an id, also of one that was merged into another. Rejects with CUSTOMER_NOT_FOUND. */
  get(customerId: string): Customer {
    const customer = this.#find(customerId);
    if (customer === null) throw toNotFound(customerId);
    return customer;
  }

  #find(customerId: string): Customer | null {
    let id: string | null = customerId;
    // Merging goes one way, so the chain ends.
    for (let into = this.#rows.mergedInto(id); into !== null; into = this.#rows.mergedInto(id)) id = into;
    const customer = this.#rows.find(id);
    return customer === null ? null : this.#withMasked(customer);
  }

  /** Names what is hidden by the columns as they are now. */
  #withMasked(customer: Customer): Customer {
    const hidden = this.columns.of(customer.processId).filter(({ mask }) => mask !== null);
    return {
      ...customer,
      maskedFields: hidden.flatMap(({ name }) => (Object.hasOwn(customer.fields, name) ? [name] : [])),
    };
  }

  /** Exactly one of the three is given. `mask`: how the asker sees records, who finds nothing by what is hidden. */
  find(
    {
      phone,
      email,
      query,
    }: {
      phone?: string | undefined;
      email?: string | undefined;
      query?: string | undefined;
    },
    mask: Mask = null,
  ): Customer[] {
    const found =
      phone !== undefined
        ? this.#rows.allByContact({ kind: "PHONE", value: normalisePhone(phone) })
        : email !== undefined
          ? this.#rows.allByContact({ kind: "EMAIL", value: normaliseEmail(email) })
          : query === undefined
            ? []
            : this.#rows.search(query);
    return found.map((customer) => this.#withMasked(customer)).filter((each) => isFound(each, query ?? "", mask));
  }

  /** One page in the order of names. `mask` as in `find`. */
  list(page: CustomerPage, mask: Mask = null): Customer[] {
    const listed: Customer[] = [];
    let { after } = page;
    for (;;) {
      const found = this.#rows.list({ ...page, after }).map((customer) => this.#withMasked(customer));
      listed.push(...found.filter((each) => isFound(each, page.query, mask)));
      const last = found.at(-1);
      if (last === undefined || found.length < page.limit || listed.length >= page.limit) break;
      after = last;
    }
    return listed.slice(0, page.limit);
  }

  /** Other records of the process with one of the customer's numbers or the address. */
  duplicatesOf(customerId: string): Customer[] {
    const customer = this.get(customerId);
    const found = new Map<string, Customer>();
    for (const contact of contactValuesOf(customer))
      for (const each of this.#rows.allByContact(contact))
        if (each.customerId !== customer.customerId && each.processId === customer.processId)
          found.set(each.customerId, this.#withMasked(each));
    return [...found.values()];
  }

  /** Past interactions, the newest first. Rejects with CUSTOMER_NOT_FOUND. */
  historyOf(customerId: string): HistoryEntry[] {
    return this.#rows.historyOf(this.get(customerId).customerId);
  }

  /** The known customer behind a profile, or an unknown one with what the profile says. */
  identify(processId: string, profile: Profile): CustomerDetails {
    const { name, email, phone } = profile;
    const given = { phones: phone === undefined ? [] : [phone], email: email ?? null };
    for (const contact of contactValuesOf(given)) {
      const customer = this.#rows.findByContact(processId, contact);
      if (customer !== null) return toCustomerDetails(this.#withMasked(customer));
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
   * customer is created once however often the order arrives. Rejects with INVALID_ARGUMENT for values that the
   * process's columns do not take.
   */
  save(userId: string, orderKey: string, { customerId, processId, ...change }: Change): Promise<Customer> {
    return this.#centre.transact((apply) => {
      const existing = customerId === undefined ? null : this.#find(customerId);
      if (customerId !== undefined && existing === null) throw new Rejection(toNotFound(customerId));
      const target = {
        customerId: existing?.customerId ?? toNewCustomerId(userId, orderKey),
        processId: existing?.processId ?? processId ?? this.#processOf(userId),
        existing,
      };
      const { customer, problems } = this.toSaved(target, change);
      if (problems.length > 0) throw new Rejection(toInvalidCustomer(problems));
      this.put(apply, customer, this.#unknownOf(userId, customer));
      return customer;
    });
  }

  /** The record after a change, and everything that is wrong with it. Writes nothing. */
  toSaved({ customerId, processId, existing }: SaveTarget, given: CustomerChange): CheckedCustomer {
    const now = this.#clock.now();
    const columns = this.columns.of(processId);
    const change = keepHidden(existing, given, this.columns.maskRules);
    const { fields, problems } = checkChange(columns, existing, change);
    const { name, phones = existing?.phones ?? [] } = change;
    const email = change.email === undefined ? (existing?.email ?? null) : change.email || null;
    const customer: Customer = {
      customerId,
      processId,
      name: name ?? existing?.name ?? email ?? phones[0] ?? "Unnamed customer",
      phones,
      email,
      fields,
      maskedFields: [],
      crmRecord: existing?.crmRecord ?? null,
      createdAt: existing?.createdAt ?? now,
      updatedAt: now,
    };
    return { customer: this.#withMasked(customer), problems: [...problems, ...this.#findTaken(customer, columns)] };
  }

  #findTaken({ customerId, processId, fields }: Customer, columns: readonly Column[]): Problem[] {
    return columns.flatMap((column) => {
      const value = column.unique ? (fields[column.name] ?? null) : null;
      const owner = value === null ? null : this.#rows.ownerOf(processId, column, value);
      if (owner === null || owner === customerId) return [];
      return [{ column: column.name, message: `customer ${owner} has this value, and no two may have the same` }];
    });
  }

  /** Writes the record within a piece of work; live interactions with the customer show it. */
  put(apply: Apply, customer: Customer, alsoIn: readonly string[] = []): void {
    const details = toCustomerDetails(customer);
    for (const interactionId of [...this.#interactionsWith(customer.customerId), ...alsoIn])
      apply({ type: "interaction.identifyCustomer", interactionId, agentId: null, customer: details });
    this.#rows.put(customer, this.columns.of(customer.processId));
  }

  /** The record that a contact or the value of a unique column belongs to, for an import. */
  match(processId: string, by: MatchBy, value: unknown): Customer | null {
    if (by === "phone" || by === "email") {
      const [contact] = contactValuesOf({
        phones: by === "phone" ? [String(value)] : [],
        email: by === "email" ? String(value) : null,
      });
      return contact === undefined ? null : this.#rows.findByContact(processId, contact);
    }
    const owner = this.#rows.ownerOf(processId, by, value);
    return owner === null ? null : this.#rows.find(owner);
  }

  /**
   * Makes one record of two: `otherId` becomes part of `customerId`. Its contacts, history and live interactions move.
   * There is no way back. Rejects with CUSTOMER_NOT_FOUND, and INVALID_ARGUMENT for records that cannot be one.
   */
  merge(userId: string, customerId: string, otherId: string, choices: MergeChoices): Promise<Customer> {
    return this.#centre.transact((apply) => {
      const [kept, other] = [this.#find(customerId), this.#find(otherId)];
      if (kept === null) throw new Rejection(toNotFound(customerId));
      if (other === null) throw new Rejection(toNotFound(otherId));
      if (kept.customerId === other.customerId || kept.processId !== other.processId)
        throw new Rejection(
          new OmniError("INVALID_ARGUMENT", "Only two different customers of one process can be merged.", {
            details: { path: "argument.otherId" },
          }),
        );
      const now = this.#clock.now();
      const customer = this.#withMasked(mergeRecords(kept, other, choices, now));
      const details = toCustomerDetails(customer);
      apply({ type: "customer.merge", customerId: other.customerId, into: details });
      apply({ type: "customer.merge", customerId: kept.customerId, into: details });
      this.#rows.merge(other, customer.customerId, userId, now);
      this.#rows.put(customer, this.columns.of(customer.processId));
      return customer;
    });
  }

  /** Tells whose interaction it is. Rejects with CUSTOMER_NOT_FOUND or what the engine refuses. */
  identifyIn(interactionId: string, agentId: string, customerId: string): Promise<void> {
    return this.#centre.transact((apply) => {
      const customer = this.#find(customerId);
      if (customer === null) throw new Rejection(toNotFound(customerId));
      apply({ type: "interaction.identifyCustomer", interactionId, agentId, customer: toCustomerDetails(customer) });
    });
  }

  #processOf(agentId: string): string {
    const { processes, campaigns } = this.#centre.directory;
    const campaign = [...campaigns.values()].find(({ agentIds }) => agentIds.includes(agentId));
    const processId = campaign?.processId ?? [...processes.keys()][0];
    if (processId !== undefined) return processId;
    throw new OmniError("INVALID_ARGUMENT", "This contact centre has no process yet. Add one first.");
  }

  /** Live interactions with the customer. */
  #interactionsWith(customerId: string): string[] {
    const found: string[] = [];
    for (const { interactionId, customer } of this.#centre.world.interactions.values())
      if (customer.customerId === customerId) found.push(interactionId);
    return found;
  }

  /** The agent's own interactions whose unknown customer has the same number or address. */
  #unknownOf(agentId: string, customer: Customer): string[] {
    const contacts = new Set(contactValuesOf(customer).map(({ kind, value }) => `${kind} ${value}`));
    const work = this.#centre.world.agents.get(agentId)?.work ?? [];
    return work.flatMap(({ interactionId }) => {
      const known = this.#centre.world.interactions.get(interactionId)?.customer;
      if (known === undefined || known.customerId !== null) return [];
      return contactValuesOf(known).some(({ kind, value }) => contacts.has(`${kind} ${value}`)) ? [interactionId] : [];
    });
  }
}

/** How somebody sees a record; null: whole. */
type Mask = ((customer: Customer) => Customer) | null;

const isFound = (customer: Customer, query: string, mask: Mask): boolean =>
  mask === null || query.trim() === "" || isFoundByShown(customer, mask(customer), query);

const toNotFound = (customerId: string): OmniError =>
  new OmniError("CUSTOMER_NOT_FOUND", `No customer has the id ${customerId}. Use an id from findCustomers().`, {
    details: { customerId },
  });

const toNewCustomerId = (agentId: string, orderKey: string): string =>
  `customer-${createHash("sha256").update(`${agentId} ${orderKey}`).digest("hex").slice(0, 24)}`;
