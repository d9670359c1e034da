import { Button, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { channelName } from "../../ui/channel-icon.tsx";
import { everything, type HistoryQuery, type Period } from "./history-query.ts";
import classes from "./history.module.css";
import { messages } from "./messages.ts";
import { useHistoryChoices } from "./use-history.ts";

const channels = ["VOICE", "CHAT", "WHATSAPP", "SMS", "EMAIL", "VIDEO"] as const;
const noChoices = { campaigns: [], queues: [], agents: [], dispositions: [] };

const toData = (choices: readonly { id: string; name: string }[]) =>
  choices.map(({ id, name }) => ({ value: id, label: name }));
const fromNames = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** Everything that the history can be narrowed to. */
export function HistoryFilters({ query, onChange }: { query: HistoryQuery; onChange: (query: HistoryQuery) => void }) {
  const { data: choices = noChoices } = useHistoryChoices();
  const { campaignId } = query;
  const queues = choices.queues.filter((queue) => campaignId === null || queue.campaignId === campaignId);
  const isNarrowed = Object.entries(everything).some(
    ([name, value]) => name !== "sort" && name !== "order" && query[name as keyof HistoryQuery] !== value,
  );
  type Name = keyof typeof messages.filters;
  const select = (name: Exclude<Name, "period">, data: { value: string; label: string }[]) => (
    <Select
      label={messages.filters[name]}
      placeholder={messages.any}
      data={data}
      value={query[name]}
      onChange={(value) => onChange({ ...query, [name]: value, ...(name === "campaignId" && { queueId: null }) })}
      clearable
      searchable={data.length > 8}
    />
  );
  return (
    <search className={classes["filters"]}>
      <TextInput
        className={classes["search"]}
        type="search"
        label={messages.search}
        placeholder={messages.searchHint}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={query.search}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ ...query, search: currentTarget.value })}
      />
      <Select
        label={messages.filters.period}
        placeholder={messages.any}
        data={fromNames(messages.periods)}
        value={query.period}
        // The choices are the periods.
        onChange={(value) => onChange({ ...query, period: value as Period | null })}
        clearable
      />
      {select(
        "channelType",
        channels.map((value) => ({ value, label: channelName(value) })),
      )}
      {select("direction", fromNames(messages.directions))}
      {select("campaignId", toData(choices.campaigns))}
      {select("queueId", toData(queues))}
      {select("agentId", toData(choices.agents))}
      {select("dispositionCode", toData(choices.dispositions))}
      {select("systemDisposition", fromNames(messages.endings))}
      {isNarrowed && (
        <Button
          variant="subtle"
          className={classes["clear"]}
          onClick={() => onChange({ ...everything, sort: query.sort, order: query.order })}
        >
          {messages.clear}
        </Button>
      )}
    </search>
  );
}
