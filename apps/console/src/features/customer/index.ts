/** Who the customer is, and what happened before. */
export { CustomerPanel } from "./customer-panel.tsx";
export { toDraft } from "./customer-record.ts";
export { DraftForm, type RecordChange } from "./draft-form.tsx";
export { MergeDialog } from "./merge-dialog.tsx";
export { recordMessages } from "./record-messages.ts";
export { useColumns, type Column, type ProcessColumns } from "./use-columns.ts";
