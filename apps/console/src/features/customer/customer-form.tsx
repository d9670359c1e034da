import type { Interaction } from "@omni/contract";
import { postJson } from "../../lib/api.ts";
import { useCall } from "../../lib/live-context.tsx";
import { toDraft } from "./customer-record.ts";
import { DraftForm, type RecordChange } from "./draft-form.tsx";
import { useProcessColumns } from "./use-process-columns.ts";

/** Changes the customer of an interaction, or makes a record of one who has none and links it. */
export function CustomerForm({ interaction, onSaved }: { interaction: Interaction; onSaved: () => void }) {
  const call = useCall();
  const { customerDetails, interactionId, processId } = interaction;
  const { customerId } = customerDetails;
  const columns = useProcessColumns(processId);
  const shown = toDraft(customerDetails);
  const save = async (change: RecordChange): Promise<unknown> => {
    if (customerId !== null) return call("crm.saveCustomer", { ...change, customerId });
    const customer = await call("crm.saveCustomer", { ...change, processId });
    return postJson(`/api/interactions/${encodeURIComponent(interactionId)}/customer`, {
      customerId: customer.customerId,
    });
  };
  return (
    <DraftForm
      shown={shown}
      // What a new record begins with is a change, too.
      before={customerId === null ? toDraft(null) : shown}
      columns={columns}
      narrow
      save={save}
      onSaved={onSaved}
    />
  );
}
