import { ErrorNote } from "../../ui/error-note.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../lib/api.ts";
import { CrmPagesForm, type CampaignPage } from "./crm-pages-form.tsx";
import { messages } from "./messages.ts";
import { OriginsForm } from "./origins-form.tsx";

/** For administrators. */
export function ToolbarSettingsPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ["toolbar-settings"],
    queryFn: async ({ signal }) => {
      const [{ origins }, { campaigns }] = await Promise.all([
        getJson<{ origins: string[] }>("/api/toolbar/ancestors", signal),
        getJson<{ campaigns: CampaignPage[] }>("/api/crm-pages", signal),
      ]);
      return { origins, campaigns };
    },
  });
  return (
    <>
      <PageHead title={messages.title} text={messages.text} />
      {error !== null && <ErrorNote title={messages.failed} error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <OriginsForm origins={data.origins} />
          <CrmPagesForm campaigns={data.campaigns} />
        </>
      )}
    </>
  );
}
