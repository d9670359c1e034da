import { useState } from "react";
import { useCall, useLiveStore, useWorld, type Call } from "../../lib/live-context.tsx";
import { preferences } from "../../lib/preferences.ts";
import { channelsOf, firstChoice, toExtensionKey, type ShiftChoice } from "./shift-choice.ts";

export interface Shift {
  choice: ShiftChoice;
  change: (change: Partial<ShiftChoice>) => void;
  /** Rejects with the first refusal; every step may be repeated. */
  apply: (availability: "AVAILABLE" | "ON_BREAK" | null) => Promise<void>;
}

/** The choice of campaigns, extension and channels, and making it true on the server. */
export function useShift(begin: "asRemembered" | "asNow"): Shift {
  const call = useCall();
  const live = useLiveStore();
  const user = useWorld((world) => world.user);
  const session = useWorld((world) => world.session);
  const extensions = useWorld((world) => world.extensions);
  const [choice, setChoice] = useState<ShiftChoice>(() =>
    begin === "asRemembered"
      ? firstChoice(preferences.get().lastShift[user.userId], session.assignedCampaigns, extensions, user.userId)
      : {
          campaignIds: session.selectedCampaigns.map(({ campaignId }) => campaignId),
          extension: session.extension === null ? null : toExtensionKey(session.extension),
          autoCallOff: session.autoCall.filter(({ enabled }) => !enabled).map(({ channelType }) => channelType),
        },
  );

  return {
    choice,
    change: (change) => setChoice((before) => ({ ...before, ...change })),
    async apply(availability) {
      await selectCampaigns(call, session.selectedCampaigns, choice.campaignIds);
      const extension = extensions.find((each) => toExtensionKey(each) === choice.extension);
      const now = session.extension === null ? null : toExtensionKey(session.extension);
      if (extension !== undefined && choice.extension !== now) {
        const { callContextId, phone } = extension;
        await call("session.selectExtension", { callContextId, phone });
      }
      const channels = channelsOf(session.assignedCampaigns, choice.campaignIds);
      for (const { channelType, enabled } of live.get().world?.session.autoCall ?? []) {
        const wanted = !choice.autoCallOff.includes(channelType);
        if (channels.includes(channelType) && enabled !== wanted) {
          await call("session.setAutoCall", { channelType, enabled: wanted });
        }
      }
      preferences.update((all) => ({ ...all, lastShift: { ...all.lastShift, [user.userId]: choice } }));
      if (availability !== null) await call("session.setAvailability", { status: availability });
    },
  };
}

async function selectCampaigns(
  call: Call,
  now: readonly { campaignId: string }[],
  campaignIds: readonly string[],
): Promise<void> {
  const same = now.length === campaignIds.length && now.every(({ campaignId }) => campaignIds.includes(campaignId));
  if (!same) await call("session.selectCampaigns", { campaignIds: [...campaignIds] });
}
