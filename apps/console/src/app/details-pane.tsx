import type { Interaction } from "@omni/contract";
import { useMediaQuery } from "@mantine/hooks";
import { IconAddressBook, IconApps, IconSparkles, IconUser } from "@tabler/icons-react";
import { AppFrame, useAppInstances, useShownApps, type AppInstance } from "../features/apps/index.ts";
import { CrmPages, useCrmPage } from "../features/crm-page/index.ts";
import { CustomerPanel } from "../features/customer/index.ts";
import { InsightsPanel, useInsights } from "../features/insights/index.ts";
import { crmTab, customerTab, showInWorkspace, useWorkspaceView } from "../lib/workspace-view.ts";
import { Pane } from "../ui/pane.tsx";
import { TabPanel, TabStrip, type Tab } from "../ui/tab-strip.tsx";
import { messages } from "./messages.ts";
import classes from "./workspace.module.css";

/** From this width on the customer has a column besides the apps'. */
const wide = "(min-width: 110em)";

/** The right side: the customer and the apps, as tabs of one column or, where there is room, side by side. */
export function DetailsPane({ interaction, visible }: { interaction: Interaction | null; visible: boolean }) {
  const mounted = useAppInstances().filter(({ place }) => place === "right-panel");
  const apps = useShownApps("right-panel");
  const chosen = useWorkspaceView((view) => view.detailsTab);
  const isWide = useMediaQuery(wide, undefined, { getInitialValueInEffect: false });
  const insights = useInsights(interaction?.interactionId ?? null);
  const hasInsights = interaction !== null && insights.length > 0;
  const hasCrmPage = useCrmPage(interaction?.interactionId ?? null);
  const twoColumns = isWide && (apps.length > 0 || hasCrmPage);

  const tabs: Tab[] = [
    ...(twoColumns ? [] : [{ id: customerTab, label: messages.customer, icon: <IconUser size={15} aria-hidden /> }]),
    ...(hasCrmPage ? [{ id: crmTab, label: messages.crmPage, icon: <IconAddressBook size={15} aria-hidden /> }] : []),
    ...(hasInsights
      ? [{ id: insightsTab, label: messages.insights, icon: <IconSparkles size={15} aria-hidden /> }]
      : []),
    ...apps.map(toTab),
  ];
  const active = tabs.some(({ id }) => id === chosen) ? chosen : (tabs[0]?.id ?? customerTab);
  return (
    <div className={classes["details"]} data-columns={twoColumns ? 2 : 1}>
      {twoColumns && (
        <div className={classes["customerColumn"]}>
          <Pane title={messages.customer}>
            <CustomerPanel interaction={interaction} />
          </Pane>
        </div>
      )}
      <section className={classes["tabs"]} aria-label={messages.details}>
        <TabStrip
          label={messages.detailsTabs}
          tabs={tabs}
          active={active}
          onChange={(detailsTab) => showInWorkspace({ detailsTab })}
        />
        {!twoColumns && (
          <TabPanel id={customerTab} active={active === customerTab}>
            <CustomerPanel interaction={interaction} />
          </TabPanel>
        )}
        <TabPanel id={crmTab} active={active === crmTab}>
          <CrmPages interactionId={interaction?.interactionId ?? null} />
        </TabPanel>
        {hasInsights && (
          <TabPanel id={insightsTab} active={active === insightsTab}>
            <InsightsPanel interactionId={interaction.interactionId} insights={insights} />
          </TabPanel>
        )}
        {mounted.map((instance) => {
          const { instanceId, placeId, shown } = instance;
          const isActive = shown && active === placeId;
          return (
            <TabPanel key={instanceId} id={shown ? placeId : instanceId} active={isActive}>
              <AppFrame instance={instance} visible={visible && isActive} />
            </TabPanel>
          );
        })}
      </section>
    </div>
  );
}

const insightsTab = "insights";

const toTab = ({ placeId, app, badge, state, rest }: AppInstance): Tab => ({
  id: placeId,
  label: app.name,
  icon: <IconApps size={15} aria-hidden />,
  badge,
  badgeLabel: messages.badge(badge),
  problem: state === "FAILED" || rest === "STOPPED" ? messages.appFailed : null,
});
