import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { announce } from "../../lib/announcer.ts";
import { showError } from "../../ui/show-error.tsx";
import { messages } from "./messages.ts";
import { ShiftFields } from "./shift-fields.tsx";
import { useShift } from "./use-shift.ts";

/** Campaigns, extension and channels during the shift. */
export function CampaignsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={messages.campaigns.title}>
      <CampaignsForm onClose={onClose} />
    </Modal>
  );
}

/** Mounted with the dialog, so that each opening begins with what is true now. */
function CampaignsForm({ onClose }: { onClose: () => void }) {
  const shift = useShift("asNow");
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      await shift.apply(null);
      announce(messages.campaigns.saved);
      onClose();
    } catch (error) {
      showError(messages.campaigns.failed, error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ShiftFields shift={shift} />
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {messages.campaigns.cancel}
        </Button>
        <Button type="submit" loading={saving} disabled={shift.choice.campaignIds.length === 0}>
          {messages.campaigns.save}
        </Button>
      </Group>
    </form>
  );
}
