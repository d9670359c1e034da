import { Table, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconArrowsSort } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import classes from "./sort-table.module.css";
import { StackTable } from "./stack-table.tsx";

export interface Column<Row> {
  key: string;
  label: string;
  /** What the column is sorted by; a column without it is not sorted. */
  value?: (row: Row) => string | number | null;
  show: (row: Row) => ReactNode;
  isNumber?: boolean;
}

export interface Sorting {
  key: string;
  order: "asc" | "desc";
}

/** A heading that sorts, and says how. */
export function SortHeading({
  label,
  order,
  isNumber = false,
  onSort,
}: {
  label: string;
  order: Sorting["order"] | null;
  isNumber?: boolean;
  onSort: () => void;
}) {
  const Icon = order === null ? IconArrowsSort : order === "asc" ? IconArrowUp : IconArrowDown;
  return (
    <Table.Th
      aria-sort={order === null ? "none" : order === "asc" ? "ascending" : "descending"}
      data-number={isNumber || undefined}
      className={classes["head"]}
    >
      <UnstyledButton className={classes["sort"]} onClick={onSort}>
        {label}
        <Icon size={13} aria-hidden className={order === null ? classes["unsorted"] : undefined} />
      </UnstyledButton>
    </Table.Th>
  );
}

/** Rows that a press on a heading sorts; a second press turns them round. */
export function SortTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  sorted,
  minWidth,
}: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  sorted: Sorting;
  minWidth: number;
}) {
  const [sorting, setSorting] = useState(sorted);
  const column = columns.find(({ key }) => key === sorting.key);
  const ordered = column?.value === undefined ? rows : rows.toSorted(compareBy(column.value, sorting.order));
  return (
    <StackTable minWidth={minWidth} className={classes["table"]} verticalSpacing={6} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ key, label: name, value, isNumber = false }) =>
            value === undefined ? (
              <Table.Th key={key} className={classes["head"]}>
                {name === "" ? null : name}
              </Table.Th>
            ) : (
              <SortHeading
                key={key}
                label={name}
                isNumber={isNumber}
                order={sorting.key === key ? sorting.order : null}
                onSort={() =>
                  setSorting({ key, order: sorting.key === key && sorting.order === "asc" ? "desc" : "asc" })
                }
              />
            ),
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ordered.map((row) => (
          <Table.Tr key={keyOf(row)}>
            {columns.map(({ key, label: name, show, isNumber = false }, index) => (
              <Table.Td
                key={key}
                data-number={isNumber || undefined}
                data-label={index === 0 || name === "" ? undefined : name}
                data-actions={name === "" || undefined}
                className={classes["cell"]}
              >
                {show(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </StackTable>
  );
}

/** Nothing comes last, whichever way round. */
function compareBy<Row>(value: (row: Row) => string | number | null, order: Sorting["order"]) {
  return (a: Row, b: Row): number => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    const way = order === "asc" ? 1 : -1;
    if (typeof left === "number" && typeof right === "number") return (left - right) * way;
    return String(left).localeCompare(String(right)) * way;
  };
}
