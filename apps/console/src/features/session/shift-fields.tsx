import { Checkbox, Fieldset, Group, Select, Stack, Text } from "@mantine/core";
import { useWorld } from "../../lib/live-context.tsx";
import { ChannelIcon, channelName } from "../../ui/channel-icon.tsx";
import { messages } from "./messages.ts";
import { channelsOf, toExtensionKey } from "./shift-choice.ts";
import classes from "./session.module.css";
import type { Shift } from "./use-shift.ts";

const fieldset = { root: classes["fields"] ?? "", legend: classes["legend"] ?? "" };

/** Campaigns, extension and channels: the same fields at the start of a shift and during it. */
export function ShiftFields({ shift: { choice, change } }: { shift: Shift }) {
  const assigned = useWorld((world) => world.session.assignedCampaigns);
  const extensions = useWorld((world) => world.extensions);
  const autoCall = useWorld((world) => world.session.autoCall);
  const channels = channelsOf(assigned, choice.campaignIds);
  const switchable = channels.filter((channel) => autoCall.some(({ channelType }) => channelType === channel));
  return (
    <Stack gap="md">
      <Fieldset legend={messages.campaigns.legend} variant="unstyled" classNames={fieldset}>
        <Stack gap={6} mt={4}>
          {assigned.map(({ campaignId, name, processName, channelTypes }) => (
            <Checkbox.Card
              key={campaignId}
              className={classes["campaign"]}
              checked={choice.campaignIds.includes(campaignId)}
              onChange={(checked) =>
                change({
                  campaignIds: checked
                    ? [...choice.campaignIds, campaignId]
                    : choice.campaignIds.filter((id) => id !== campaignId),
                })
              }
            >
              <Group gap="sm" wrap="nowrap">
                <Checkbox.Indicator size="sm" />
                <span className={classes["campaignText"]}>
                  <span className={classes["campaignName"]}>{name}</span>
                  <span className={classes["campaignDetail"]}>{processName}</span>
                </span>
                <span className={classes["channels"]}>
                  {channelTypes.map((channelType) => (
                    <ChannelIcon key={channelType} channelType={channelType} named />
                  ))}
                </span>
              </Group>
            </Checkbox.Card>
          ))}
        </Stack>
        {choice.campaignIds.length === 0 && (
          <Text size="sm" c="var(--mantine-color-error)" mt={6} role="alert">
            {messages.campaigns.required}
          </Text>
        )}
      </Fieldset>

      {extensions.length > 0 && (
        <Select
          label={messages.extension.label}
          description={channels.includes("VOICE") ? messages.extension.voiceNote : messages.extension.chatNote}
          placeholder={messages.extension.none}
          data={extensions.map((each) => ({
            value: toExtensionKey(each),
            label: `${each.callContextName} · ${each.phone}`,
          }))}
          value={choice.extension}
          onChange={(extension) => change({ extension })}
          clearable
        />
      )}

      {switchable.length > 0 && (
        <Fieldset legend={messages.autoCall.legend} variant="unstyled" classNames={fieldset}>
          <Text size="xs" c="dimmed">
            {messages.autoCall.note}
          </Text>
          <Group gap="md" mt={8}>
            {switchable.map((channelType) => (
              <Checkbox
                key={channelType}
                label={channelName(channelType)}
                checked={!choice.autoCallOff.includes(channelType)}
                onChange={({ currentTarget: { checked } }) =>
                  change({
                    autoCallOff: checked
                      ? choice.autoCallOff.filter((each) => each !== channelType)
                      : [...choice.autoCallOff, channelType],
                  })
                }
              />
            ))}
          </Group>
        </Fieldset>
      )}
    </Stack>
  );
}
