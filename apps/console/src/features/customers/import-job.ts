/** An import as the server tells of it. */
export interface ImportJob {
  importId: string;
  state: "UPLOADED" | "RUNNING" | "DONE" | "CANCELLED" | "FAILED";
  fileName: string;
  encoding: string;
  delimiter: string;
  heading: string[];
  isDryRun: boolean;
  rowsTotal: number | null;
  rowsDone: number;
  created: number;
  updated: number;
  failed: number;
  message: string | null;
}

export interface ImportPlan {
  processId: string;
  mapping: (string | null)[];
  matchBy: string | null;
}

export interface PreviewRow {
  rowNumber: number;
  cells: string[];
  outcome: { result: "CREATED" | "UPDATED" | "FAILED"; problems: { column: string; message: string }[] } | null;
}
