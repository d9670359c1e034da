import { Button, Group, Paper, Stack, Switch, Text, Title } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { useWorld } from "../../lib/live-context.tsx";
import { showError } from "../../ui/show-error.tsx";
import { useFirstFocus } from "../../ui/use-first-focus.ts";
import { messages } from "./messages.ts";
import classes from "./session.module.css";
import { ShiftFields } from "./shift-fields.tsx";
import { useShift } from "./use-shift.ts";

/** The one screen between signing in and working. `notifications` is the agent's choice of desktop notifications, or null where there are none. */
export function StartOfShift({
  notifications,
  onStarting,
}: {
  /** True while the choice is being carried out: the screen stays until all of it is. */
  onStarting: (starting: boolean) => void;
  notifications: { enabled: boolean; blocked: boolean; setEnabled: (enabled: boolean) => void } | null;
}) {
  const user = useWorld((world) => world.user);
  const assigned = useWorld((world) => world.session.assignedCampaigns);
  const shift = useShift("asRemembered");
  const startButton = useFirstFocus<HTMLButtonElement>();
  const [starting, setStarting] = useState<"AVAILABLE" | "ON_BREAK" | null>(null);

  const start = async (availability: "AVAILABLE" | "ON_BREAK"): Promise<void> => {
    setStarting(availability);
    onStarting(true);
    try {
      await shift.apply(availability);
    } catch (error) {
      // Not on this screen: after the first steps the desk takes its place, where the rest can be chosen.
      showError(messages.start.failed, error);
    } finally {
      setStarting(null);
      onStarting(false);
    }
  };

  const incomplete = shift.choice.campaignIds.length === 0;
  return (
    <main className={classes["start"]}>
      <Paper withBorder radius="lg" className={classes["startCard"]}>
        <Title order={1} size="h2">
          {messages.start.title(user.name.split(" ")[0] ?? user.name)}
        </Title>
        <Text c="dimmed" mb="lg">
          {assigned.length > 0 ? messages.start.text : messages.start.none}
        </Text>
        {assigned.length > 0 && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void start("AVAILABLE");
            }}
          >
            <Stack gap="md">
              <ShiftFields shift={shift} />
              {notifications !== null && (
                <Switch
                  label={messages.notifications.label}
                  description={notifications.blocked ? messages.notifications.blocked : undefined}
                  disabled={notifications.blocked}
                  checked={notifications.enabled}
                  onChange={({ currentTarget }) => notifications.setEnabled(currentTarget.checked)}
                />
              )}
              <Group gap="sm" mt={4}>
                <Button
                  type="submit"
                  size="md"
                  ref={startButton}
                  disabled={incomplete || starting === "ON_BREAK"}
                  loading={starting === "AVAILABLE"}
                  leftSection={<IconPlayerPlay size={16} aria-hidden />}
                >
                  {messages.start.button}
                </Button>
                <Button
                  variant="subtle"
                  disabled={incomplete || starting === "AVAILABLE"}
                  loading={starting === "ON_BREAK"}
                  onClick={() => void start("ON_BREAK")}
                >
                  {messages.start.onBreak}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Paper>
    </main>
  );
}
