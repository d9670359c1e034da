import type { Customer } from "@omni/contract";
import { Button, Drawer, Group, Loader, Paper, Table, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconSearch, IconUsers } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getJson } from "../../lib/api.ts";
import { formatDayAndTime } from "../../lib/format.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { StackTable } from "../../ui/stack-table.tsx";
import { useColumns, recordMessages } from "../customer/index.ts";
import { CustomerDetail } from "./customer-detail.tsx";
import { messages } from "./messages.ts";
import { RecordForm } from "./record-form.tsx";

interface CustomerPage {
  customers: Customer[];
  hasMore: boolean;
}

const text = messages.customers;

function useCustomers(query: string) {
  return useInfiniteQuery({
    queryKey: ["customers", query],
    initialPageParam: { name: "", id: "" },
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ query, afterName: pageParam.name, afterId: pageParam.id });
      return getJson<CustomerPage>(`/api/customers?${asked.toString()}`, signal);
    },
    getNextPageParam: ({ customers, hasMore }) => {
      const last = customers.at(-1);
      return hasMore && last !== undefined ? { name: last.name, id: last.customerId } : undefined;
    },
  });
}

/** Search, list, open, change and merge customers. */
export function CustomersPage() {
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), 250);
  const [open, setOpen] = useState<Customer | "NEW" | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useCustomers(query);
  const processes = useColumns().data ?? [];
  const queries = useQueryClient();
  const customers = data?.pages.flatMap((page) => page.customers) ?? [];
  const [first] = processes;
  return (
    <>
      <PageHead title={text.title} text={text.text}>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen("NEW")}>
          {text.add}
        </Button>
      </PageHead>
      <Paper withBorder p="md">
        <TextInput
          label={text.search}
          placeholder={text.searchPlaceholder}
          leftSection={<IconSearch size={15} aria-hidden />}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          mb="sm"
        />
        {error !== null && <ErrorNote title={text.failed} error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loader size="sm" />}
        {data !== undefined && customers.length === 0 && (
          <EmptyNote icon={<IconUsers size={28} />} title={text.none}>
            {text.noneText}
          </EmptyNote>
        )}
        {customers.length > 0 && <CustomerTable customers={customers} onOpen={setOpen} />}
        {hasNextPage && (
          <Group justify="center" mt="sm">
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {text.more}
            </Button>
          </Group>
        )}
      </Paper>
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        size="xl"
        title={open === "NEW" || open === null ? recordMessages.record.add : open.name}
        closeButtonProps={{ "aria-label": text.close }}
      >
        {open === "NEW" && first !== undefined && (
          <RecordForm
            customer={null}
            processId={first.processId}
            columns={first.columns}
            onSaved={(saved) => {
              void queries.invalidateQueries({ queryKey: ["customers"] });
              setOpen(saved);
            }}
          />
        )}
        {open !== "NEW" && open !== null && <CustomerDetail customerId={open.customerId} processes={processes} />}
      </Drawer>
    </>
  );
}

function CustomerTable({
  customers,
  onOpen,
}: {
  customers: readonly Customer[];
  onOpen: (customer: Customer) => void;
}) {
  const { columns } = text;
  return (
    <StackTable minWidth={560} highlightOnHover aria-label={text.title}>
      <Table.Thead>
        <Table.Tr>
          {[columns.name, columns.phones, columns.email, columns.updated].map((label) => (
            <Table.Th key={label}>{label}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {customers.map((customer) => (
          <Table.Tr key={customer.customerId}>
            <Table.Td dir="auto">
              <UnstyledButton
                fw={600}
                fz="sm"
                mih="1.5rem"
                aria-label={text.open(customer.name)}
                onClick={() => onOpen(customer)}
              >
                {customer.name}
              </UnstyledButton>
            </Table.Td>
            <Table.Td data-label={columns.phones}>{customer.phones.join(", ")}</Table.Td>
            <Table.Td data-label={columns.email}>{customer.email}</Table.Td>
            <Table.Td className="tabular" data-label={columns.updated}>
              {formatDayAndTime(customer.updatedAt)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </StackTable>
  );
}
