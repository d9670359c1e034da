import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useCall } from "../../lib/live-context.tsx";
import { useCan } from "../../lib/use-can.ts";
import { messages } from "./messages.ts";

interface Chosen {
  customerId: string;
  name: string;
}

/** Whose number it is, as the records say; the only one found is taken. */
export function StartCustomer({
  number,
  chosen,
  onChoose,
}: {
  number: string | null;
  chosen: Chosen | null;
  onChoose: (customer: Chosen | null) => void;
}) {
  const call = useCall();
  const canFind = useCan()("crm.findCustomers");
  const [phone] = useDebouncedValue(number, 300);
  const { data, isFetching } = useQuery({
    queryKey: ["customers-by-phone", phone],
    queryFn: ({ signal }) => call("crm.findCustomers", { phone: phone ?? "" }, { signal }),
    enabled: canFind && phone !== null && phone.length > 4,
  });
  const found: Chosen[] = data ?? [];
  const only = found.length === 1 ? found[0] : undefined;
  useEffect(() => {
    if (only !== undefined && chosen === null) onChoose({ customerId: only.customerId, name: only.name });
    // Once for each number; what the agent chooses afterwards stays.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [only?.customerId]);

  const options = chosen === null ? found : [chosen, ...found.filter((each) => each.customerId !== chosen.customerId)];
  if (!canFind || (options.length === 0 && !isFetching)) return null;
  return (
    <Select
      label={messages.start.customer}
      placeholder={isFetching ? messages.start.searching : messages.start.noCustomer}
      data={options.map(({ customerId, name }) => ({ value: customerId, label: name }))}
      value={chosen?.customerId ?? null}
      onChange={(id) => onChoose(options.find(({ customerId }) => customerId === id) ?? null)}
      clearable
    />
  );
}
