import type { Attachment, Customer, CustomerDetails, HistoryEntry, Message, MethodArguments } from "@omni/contract";
import { toInteraction, type DomainEvent, type World } from "@omni/engine";
import { OmniError } from "@omni/wire";
import type { TestData } from "./test-directory.ts";

/** What a contact centre keeps beside the engine's state: messages, attachments, customers and their history. */
export interface Records {
  keep(event: DomainEvent): void;
  /** Oldest first. */
  messagesOf(interactionId: string): Message[];
  addAttachment(attachment: Attachment): void;
  findAttachments(ids: readonly string[]): Attachment[];
  findCustomers(by: MethodArguments["crm.findCustomers"]): Customer[];
  /** Rejects with CUSTOMER_NOT_FOUND. */
  customer(customerId: string): Customer;
  save(change: MethodArguments["crm.saveCustomer"], now: number): Customer;
  /** The known customer with this number or address, or an unknown one. */
  identify(profile: CustomerProfile): CustomerDetails;
  /** Newest first. Rejects with CUSTOMER_NOT_FOUND. */
  historyOf(customerId: string): HistoryEntry[];
}

/** What a customer tells of themselves. */
export interface CustomerProfile {
  name?: string;
  email?: string;
  phone?: string;
}

const digits = (phone: string): string => phone.replace(/[^0-9]/g, "");

export function createRecords(world: World, data: TestData): Records {
  const messages = new Map<string, Message[]>();
  const attachments = new Map<string, Attachment>();
  const customers = new Map(data.customers.map((each) => [each.customerId, each]));

  const customer = (customerId: string): Customer => {
    const found = customers.get(customerId);
    if (found !== undefined) return found;
    throw new OmniError("CUSTOMER_NOT_FOUND", `No customer has the id ${customerId}. Use an id from findCustomers().`, {
      details: { customerId },
    });
  };
  const all = (): Customer[] => [...customers.values()];
  const byPhone = (phone: string): Customer[] =>
    all().filter(({ phones }) => phones.some((each) => digits(each) === digits(phone)));
  const byEmail = (email: string): Customer[] =>
    all().filter((each) => each.email?.toLowerCase() === email.toLowerCase());

  return {
    keep(event) {
      if (event.type === "interaction.messageSent" || event.type === "interaction.messageReceived") {
        messages.set(event.interactionId, [...(messages.get(event.interactionId) ?? []), event.message]);
      }
      if (event.type === "interaction.messageStatusChanged") {
        const { interactionId, messageId, status } = event;
        const kept = messages.get(interactionId) ?? [];
        messages.set(
          interactionId,
          kept.map((each) => (each.messageId === messageId ? { ...each, status } : each)),
        );
      }
    },
    messagesOf: (interactionId) => messages.get(interactionId) ?? [],
    addAttachment: (attachment) => void attachments.set(attachment.attachmentId, attachment),
    findAttachments: (ids) =>
      ids.map((id) => {
        const found = attachments.get(id);
        if (found !== undefined) return found;
        throw new OmniError("INVALID_ARGUMENT", `No attachment has the id ${id}.`, {
          details: { path: "argument.attachmentIds", expected: "ids of stored attachments", got: id },
        });
      }),
    findCustomers({ phone, email, query }) {
      if (phone !== undefined) return byPhone(phone);
      if (email !== undefined) return byEmail(email);
      return all().filter(({ name }) => query !== undefined && name.toLowerCase().includes(query.toLowerCase()));
    },
    customer,
    save({ customerId, ...change }, now) {
      const known = customerId === undefined ? null : customer(customerId);
      const fields = { ...known?.fields, ...change.fields };
      const saved: Customer = {
        customerId: known?.customerId ?? `cust-${customers.size + 1}`,
        processId: known?.processId ?? change.processId ?? [...world.directory.processes.keys()][0] ?? "",
        name: change.name ?? known?.name ?? "Unnamed customer",
        phones: change.phones ?? known?.phones ?? [],
        email: change.email === undefined ? (known?.email ?? null) : change.email,
        fields,
        maskedFields: data.maskableFields.filter((name) => Object.hasOwn(fields, name)),
        crmRecord: known?.crmRecord ?? null,
        createdAt: known?.createdAt ?? now,
        updatedAt: now,
      };
      customers.set(saved.customerId, saved);
      return saved;
    },
    identify({ name, email, phone }) {
      const known = [...(phone === undefined ? [] : byPhone(phone)), ...(email === undefined ? [] : byEmail(email))][0];
      if (known !== undefined) return toCustomerDetails(known);
      return {
        customerId: null,
        name: name ?? email ?? phone ?? "Visitor",
        phones: phone === undefined ? [] : [phone],
        email: email ?? null,
        fields: {},
        maskedFields: [],
        crmRecord: null,
      };
    },
    historyOf(customerId) {
      customer(customerId);
      return [...world.interactions.values()]
        .filter((each) => each.customer.customerId === customerId && each.endedAt !== null)
        .map((each) => toInteraction(each))
        .map(({ interactionId, channelDetails, campaignId, agentId, createdAt, endedAt, disposition }) => ({
          interactionId,
          channelType: channelDetails.channelType,
          direction: channelDetails.direction,
          campaignId,
          campaignName: world.directory.campaigns.get(campaignId)?.name ?? campaignId,
          agentName: agentId === null ? null : (world.directory.users.get(agentId)?.name ?? agentId),
          startedAt: createdAt,
          endedAt,
          dispositionCode: disposition?.dispositionCode ?? null,
          dispositionName: disposition?.dispositionCode ?? null,
          notes: disposition?.notes ?? "",
          summary: "",
        }))
        .toReversed();
    },
  };
}

export const toCustomerDetails = (customer: Customer): CustomerDetails => ({
  customerId: customer.customerId,
  name: customer.name,
  phones: customer.phones,
  email: customer.email,
  fields: customer.fields,
  maskedFields: customer.maskedFields,
  crmRecord: customer.crmRecord,
});
