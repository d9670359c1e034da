import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useCall } from "../../lib/live-context.tsx";
import { useCan } from "../../lib/use-can.ts";
import { messages } from "./messages.ts";

export interface StartCustomerChoice {
  customerId: string;
  name: string;
}

interface CustomersOfNumber {
  /** False where the server finds no customers: then nothing is to be shown. */
  canFind: boolean;
  /** A number long enough to be looked up. */
  asked: boolean;
  searching: boolean;
  found: readonly StartCustomerChoice[];
}

const none: readonly StartCustomerChoice[] = [];

/** Whose number it is, as the records say. Nobody's as long as the number is being typed. */
export function useCustomersOfNumber(number: string | null): CustomersOfNumber {
  const call = useCall();
  const canFind = useCan()("crm.findCustomers");
  const [settled] = useDebouncedValue(number, 300);
  const asked = number !== null && number.length > 4;
  const { data } = useQuery({
    queryKey: ["customers-by-phone", settled],
    queryFn: ({ signal }) => call("crm.findCustomers", { phone: settled ?? "" }, { signal }),
    enabled: canFind && asked && settled === number,
    staleTime: 30_000,
  });
  const answered = settled === number ? data : undefined;
  return { canFind, asked, searching: asked && answered === undefined, found: (asked && answered) || none };
}

/** The customer of a start. It stands there from the first digit on, so that nothing below it moves when one is found. */
export function StartCustomer({
  customers: { canFind, asked, searching, found },
  chosen,
  onChoose,
}: {
  customers: CustomersOfNumber;
  chosen: StartCustomerChoice | null;
  onChoose: (customer: StartCustomerChoice | null) => void;
}) {
  if (!canFind) return null;
  const options = chosen === null ? found : [chosen, ...found.filter((each) => each.customerId !== chosen.customerId)];
  return (
    <Select
      label={messages.start.customer}
      placeholder={searching ? messages.start.searching : asked ? messages.start.noCustomer : undefined}
      data={options.map(({ customerId, name }) => ({ value: customerId, label: name }))}
      value={chosen?.customerId ?? null}
      onChange={(id) => onChoose(options.find(({ customerId }) => customerId === id) ?? null)}
      disabled={options.length === 0}
      clearable
    />
  );
}
