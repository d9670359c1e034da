import { useColumns, type Column } from "./use-columns.ts";

const none: Column[] = [];

/** The columns of a process's customers; none until they are known. */
export const useProcessColumns = (processId: string | null): readonly Column[] =>
  useColumns().data?.find((process) => process.processId === processId)?.columns ?? none;
