import { Alert, Anchor, Button, Group, Menu } from "@mantine/core";
import { IconChevronDown, IconFlask, IconPlus, IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../lib/api.ts";
import { useStore } from "../../lib/store.ts";
import { EmptyNote } from "../../ui/empty-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { CustomerCard } from "./customer-card.tsx";
import classes from "./lab.module.css";
import { Lab, type ChatEntrance } from "./lab.ts";
import { messages } from "./messages.ts";
import { knownPersonas } from "./personas.ts";

/** Plays customers on every channel, side by side. */
export function LabPage() {
  const [lab] = useState(() => new Lab());
  const customers = useStore(lab.customers, (all) => all);
  const { data } = useQuery({ queryKey: ["public-info"], queryFn: ({ signal }) => api.publicInfo(signal) });
  const entrances = data?.campaigns ?? [];
  useEffect(() => () => lab.removeAll(), [lab]);
  return (
    <>
      <PageHead title={messages.title} text={messages.text}>
        <LabActions
          lab={lab}
          entrances={entrances}
          hasKnown={data?.demo === true}
          hasCustomers={customers.length > 0}
        />
      </PageHead>
      <HowTo shop={data?.demoUrl ?? null} />
      {customers.length === 0 ? (
        <EmptyNote icon={<IconFlask size={40} />} title={messages.empty.title}>
          {messages.empty.text}
        </EmptyNote>
      ) : (
        <section className={classes["cards"]} aria-label={messages.customers}>
          {customers.map((customer) => (
            <CustomerCard
              key={customer.id}
              customer={customer}
              entrances={entrances}
              onRemove={() => lab.remove(customer)}
            />
          ))}
        </section>
      )}
    </>
  );
}

function LabActions({
  lab,
  entrances,
  hasKnown,
  hasCustomers,
}: {
  lab: Lab;
  entrances: readonly ChatEntrance[];
  hasKnown: boolean;
  hasCustomers: boolean;
}) {
  const entrance = entrances[0] ?? null;
  return (
    <Group gap="xs">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} aria-hidden />}>{messages.add}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {hasKnown &&
            knownPersonas.map((persona) => (
              <Menu.Item key={persona.number} onClick={() => lab.add(persona)}>
                {messages.known(persona.name)}
              </Menu.Item>
            ))}
          <Menu.Item onClick={() => lab.add()}>{messages.unknown}</Menu.Item>
          <Menu.Item
            onClick={() => {
              for (let count = 0; count < 3; count++) lab.add();
            }}
          >
            {messages.several}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {messages.presets}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={entrance === null} onClick={() => entrance && lab.fiveChats(entrance)}>
            {messages.fiveChats}
          </Menu.Item>
          <Menu.Item onClick={() => void lab.hangUpInQueue()}>{messages.queueHangUp}</Menu.Item>
          <Menu.Item onClick={() => void lab.everyChannel(entrance)}>{messages.everyChannel}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {hasCustomers && (
        <Button variant="subtle" color="gray" onClick={() => lab.removeAll()}>
          {messages.removeAll}
        </Button>
      )}
    </Group>
  );
}

function HowTo({ shop }: { shop: string | null }) {
  const { title, text, desk, phone } = messages.howTo;
  return (
    <Alert variant="light" icon={<IconUsers size={18} aria-hidden />} title={title} mb="md">
      {text}
      <Group gap="4px 16px" mt={4}>
        <Anchor size="sm" py={3} href="/" target="_blank" rel="noopener">
          {desk}
        </Anchor>
        <Anchor size="sm" py={3} href="/demo/phone/" target="_blank" rel="noopener">
          {phone}
        </Anchor>
        {shop !== null && (
          <Anchor size="sm" py={3} href={shop} target="_blank" rel="noopener">
            {messages.howTo.shop}
          </Anchor>
        )}
      </Group>
    </Alert>
  );
}
