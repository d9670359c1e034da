import type { MaskPolicy } from "@omni/contract";
import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../lib/api.ts";

/** A field of a process's customers beside name, phones and e-mail. */
export interface Column {
  name: string;
  label: string;
  type: "TEXT" | "NUMBER" | "BOOLEAN" | "DATE" | "EMAIL" | "PHONE" | "CHOICE";
  choices: string[];
  required: boolean;
  unique: boolean;
  mask: MaskPolicy | null;
}

export interface ProcessColumns {
  processId: string;
  name: string;
  columns: Column[];
}

/** The columns of every process. */
export const useColumns = () =>
  useQuery({
    queryKey: ["customer-columns"],
    queryFn: async ({ signal }) =>
      (await getJson<{ processes: ProcessColumns[] }>("/api/customer-columns", signal)).processes,
    staleTime: 60_000,
  });
