import { Button, Checkbox, Group, TextInput } from "@mantine/core";
import { useServerNow } from "../../lib/clock.ts";
import { isPhone } from "../../lib/phone-number.ts";
import { keepNativeTab } from "../../ui/native-tab.ts";
import { callbackPresets, fromFieldTime, toFieldTime } from "./callback-times.ts";
import classes from "./callbacks.module.css";
import { messages } from "./messages.ts";

const text = messages.schedule;

/** What an agent fills in of a callback. `at` is local, as the field holds it; an empty phone is the customer's own. */
export interface CallbackDraft {
  at: string;
  self: boolean;
  phone: string;
}

/** When to call back, who, and which number. */
export function CallbackFields({
  value,
  customerPhone,
  onChange,
}: {
  value: CallbackDraft;
  customerPhone: string;
  onChange: (value: CallbackDraft) => void;
}) {
  const now = useServerNow();
  const at = fromFieldTime(value.at);
  const wrongPhone = value.phone.trim() !== "" && !isPhone(value.phone);
  return (
    <div className={classes["fields"]}>
      <Group gap={4} role="group" aria-label={text.presets}>
        {callbackPresets(now).map((preset) => (
          <Button
            key={preset.id}
            size="compact-xs"
            variant={value.at === toFieldTime(preset.at) ? "light" : "default"}
            onClick={() => onChange({ ...value, at: toFieldTime(preset.at) })}
          >
            {messages.presets[preset.id]}
          </Button>
        ))}
      </Group>
      <div className={classes["fieldRow"]}>
        <TextInput
          type="datetime-local"
          size="xs"
          label={text.at}
          required
          error={at !== null && at <= now && text.past}
          min={toFieldTime(now)}
          data-autofocus
          {...keepNativeTab}
          value={value.at}
          onChange={({ currentTarget }) => onChange({ ...value, at: currentTarget.value })}
        />
        <TextInput
          type="tel"
          size="xs"
          label={text.phone}
          placeholder={text.phoneHint(customerPhone)}
          required={customerPhone === ""}
          error={wrongPhone && text.invalidPhone}
          value={value.phone}
          onChange={({ currentTarget }) => onChange({ ...value, phone: currentTarget.value })}
        />
      </div>
      <Checkbox
        size="xs"
        label={text.self}
        description={text.selfHint}
        checked={value.self}
        onChange={({ currentTarget }) => onChange({ ...value, self: currentTarget.checked })}
      />
    </div>
  );
}
