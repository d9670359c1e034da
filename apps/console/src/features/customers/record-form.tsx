import type { Customer } from "@omni/contract";
import { postJson, putJson } from "../../lib/api.ts";
import { DraftForm, toDraft, type Column, type RecordChange } from "../customer/index.ts";

/** Creates a customer, or changes one. */
export function RecordForm({
  customer,
  processId,
  columns,
  onSaved,
}: {
  customer: Customer | null;
  processId: string;
  columns: readonly Column[];
  onSaved: (customer: Customer) => void;
}) {
  const shown = toDraft(customer);
  const save = async (change: RecordChange): Promise<Customer> => {
    const saved =
      customer === null
        ? await postJson<{ customer: Customer }>("/api/customers", { ...change, processId })
        : await putJson<{ customer: Customer }>(`/api/customers/${encodeURIComponent(customer.customerId)}`, change);
    return saved.customer;
  };
  return <DraftForm shown={shown} before={shown} columns={columns} save={save} onSaved={onSaved} />;
}
