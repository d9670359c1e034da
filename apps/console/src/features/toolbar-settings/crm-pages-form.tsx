import { Button, Group, MultiSelect, Paper, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { permissions } from "@omni/contract";
import type { CrmPage } from "@omni/live";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { putJson } from "../../lib/api.ts";
import { explainError } from "../../ui/explain-error.ts";
import { messages } from "./messages.ts";

export interface CampaignPage {
  campaignId: string;
  name: string;
  page: CrmPage | null;
}

/** One campaign at a time: its CRM page's address, and what that page may do. */
export function CrmPagesForm({ campaigns: given }: { campaigns: readonly CampaignPage[] }) {
  const [campaigns, setCampaigns] = useState(given);
  const [chosen, setChosen] = useState(given.find(({ page }) => page !== null)?.campaignId ?? given[0]?.campaignId);
  const campaign = campaigns.find(({ campaignId }) => campaignId === chosen);
  return (
    <Paper withBorder p="md" mt="md">
      <Title order={2} size="h4">
        {messages.crm.title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {messages.crm.text}
      </Text>
      <Select
        label={messages.crm.campaign}
        allowDeselect={false}
        data={campaigns.map(({ campaignId, name }) => ({ value: campaignId, label: name }))}
        value={chosen ?? null}
        onChange={(campaignId) => setChosen(campaignId ?? undefined)}
      />
      {campaign !== undefined && <CrmPageFields key={campaign.campaignId} campaign={campaign} onSaved={setCampaigns} />}
    </Paper>
  );
}

function CrmPageFields({
  campaign: { campaignId, page },
  onSaved,
}: {
  campaign: CampaignPage;
  onSaved: (campaigns: CampaignPage[]) => void;
}) {
  const [url, setUrl] = useState(page?.url ?? "");
  const [granted, setGranted] = useState<readonly string[]>(page?.permissions ?? []);
  const save = useMutation({
    mutationFn: () => {
      const next = url.trim() === "" ? null : { url: url.trim(), permissions: granted };
      return putJson<{ campaigns: CampaignPage[] }>(`/api/crm-pages/${encodeURIComponent(campaignId)}`, { page: next });
    },
    onSuccess: ({ campaigns }) => onSaved(campaigns),
  });
  const { crm } = messages;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm" mt="sm">
        <TextInput
          label={crm.address}
          description={crm.addressHint}
          placeholder={crm.addressPlaceholder}
          spellCheck={false}
          value={url}
          error={save.error === null ? null : explainError(save.error)}
          onChange={({ currentTarget }) => {
            save.reset();
            setUrl(currentTarget.value);
          }}
        />
        <MultiSelect
          label={crm.permissions}
          description={crm.permissionsHint}
          searchable
          data={Object.keys(permissions)}
          value={[...granted]}
          onChange={(next) => {
            save.reset();
            setGranted(next);
          }}
        />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {messages.save}
          </Button>
          <Text size="sm" role="status">
            {save.isSuccess ? messages.saved : ""}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
