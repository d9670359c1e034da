import { Badge } from "@mantine/core";
import type { AppSummary, AppVersionState } from "@omni/live";
import { messages } from "./messages.ts";

const colours: Record<AppVersionState, string> = {
  UPLOADED: "gray",
  INSTALLING: "gray",
  INSTALLED: "amber",
  ACTIVE_AND_INSTALLING: "ink",
  ACTIVE: "green",
};

export const StateBadge = ({ state }: { state: AppVersionState }) => (
  <Badge variant="light" color={colours[state]} miw="max-content">
    {messages.states[state]}
  </Badge>
);

/** How an app stands as a whole: switched off beats every version's state, and an active version beats one that waits. */
export function AppBadge({ app: { enabled, state, activeVersion } }: { app: AppSummary }) {
  if (!enabled)
    return (
      <Badge variant="light" color="gray">
        {messages.disabled}
      </Badge>
    );
  return <StateBadge state={state === "INSTALLED" && activeVersion !== null ? "ACTIVE" : state} />;
}
