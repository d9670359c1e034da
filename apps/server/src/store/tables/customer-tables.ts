import type { Flag } from "./flag.ts";

interface CustomersTable {
  customer_id: string;
  process_id: string;
  name: string;
  /** Lower-case words that a search looks through. */
  search: string;
  body: string;
  updated_at: number;
}

interface CustomerContactsTable {
  process_id: string;
  kind: "PHONE" | "EMAIL";
  /** Normalised: digits of a phone number, an e-mail address in lower case. */
  value: string;
  customer_id: string;
}

/** What customers have in unique columns, normalised. */
interface CustomerValuesTable {
  process_id: string;
  name: string;
  value: string;
  customer_id: string;
}

/** A column of a process's customers. */
export interface CustomerColumnsTable {
  process_id: string;
  name: string;
  label: string;
  type: "TEXT" | "NUMBER" | "BOOLEAN" | "DATE" | "EMAIL" | "PHONE" | "CHOICE";
  choices: string;
  is_required: Flag;
  is_unique: Flag;
  /** How many characters stay readable where the column is hidden; null: it is not. */
  mask_first: number | null;
  mask_last: number | null;
  position: number;
}

/** Records that became part of another one. */
interface CustomerMergesTable {
  customer_id: string;
  into_id: string;
  merged_by: string;
  merged_at: number;
  /** The record as it was; empty when nobody will ask for it any more. */
  body: string;
}

export interface CustomerImportsTable {
  import_id: string;
  state: "UPLOADED" | "RUNNING" | "DONE" | "CANCELLED" | "FAILED";
  created_by: string;
  created_at: number;
  body: string;
}

interface CustomerImportErrorsTable {
  import_id: string;
  row_number: number;
  message: string;
  /** The row as it was read. */
  cells: string;
}

/** Past interactions of customers, one HistoryEntry each. */
interface HistoryTable {
  interaction_id: string;
  customer_id: string;
  started_at: number;
  body: string;
}

/** Customers, and how they come in. */
export interface CustomerTables {
  customers: CustomersTable;
  customer_contacts: CustomerContactsTable;
  customer_values: CustomerValuesTable;
  customer_columns: CustomerColumnsTable;
  customer_merges: CustomerMergesTable;
  customer_imports: CustomerImportsTable;
  customer_import_errors: CustomerImportErrorsTable;
  history: HistoryTable;
}
