import { NumberInput, Select, Switch, TextInput } from "@mantine/core";
import type { AppSettingField } from "@omni/live";
import { settingMessages as text } from "./placement-messages.ts";
import { SecretInput } from "./secret-input.tsx";
import type { SettingValue } from "./settings-draft.ts";

export interface SettingInputProps {
  field: AppSettingField;
  value: SettingValue;
  secret: { isSet: boolean; isChanged: boolean };
  problem: string | null;
  onChange: (value: SettingValue) => void;
  /** Drops a change that was not saved. */
  onKeep: () => void;
}

/** One field of the settings form, as its type in the manifest says. */
export function SettingInput(props: SettingInputProps) {
  const { field, value, problem, onChange } = props;
  const common = {
    label: field.title,
    description: field.description,
    withAsterisk: field.required,
    error: problem,
  };
  switch (field.type) {
    case "secret":
      return <SecretInput {...props} />;
    case "boolean":
      return (
        <Switch
          label={field.title}
          description={field.description}
          error={problem}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "number":
      return (
        <NumberInput
          {...common}
          value={typeof value === "number" ? value : ""}
          {...(field.min !== undefined && { min: field.min })}
          {...(field.max !== undefined && { max: field.max })}
          clampBehavior="none"
          onChange={(given) => onChange(given === "" ? null : Number(given))}
        />
      );
    case "choice":
      return (
        <Select
          {...common}
          placeholder={text.choose}
          data={field.choices.map((choice) => ({ value: choice.value, label: choice.title }))}
          value={typeof value === "string" ? value : null}
          clearable={!field.required}
          onChange={onChange}
        />
      );
    case "url":
      return (
        <TextInput
          {...common}
          description={[field.description, field.egress === true ? text.egress : null].filter(Boolean).join(" ")}
          inputMode="url"
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "string":
      return (
        <TextInput
          {...common}
          value={typeof value === "string" ? value : ""}
          {...(field.max !== undefined && { maxLength: field.max })}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
