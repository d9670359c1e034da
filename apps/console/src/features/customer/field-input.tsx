import { NumberInput, Select, TextInput } from "@mantine/core";
import { keepNativeTab } from "../../ui/native-tab.ts";
import { recordMessages as messages } from "./record-messages.ts";
import type { Column } from "./use-columns.ts";

const inputTypes = { TEXT: "text", DATE: "date", EMAIL: "email", PHONE: "tel" } as const;

/** The input for a value of the column. A hidden value stays text, so that it can be left as it is. */
export function FieldInput({
  column,
  value,
  onChange,
}: {
  column: Column;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { label, type, choices, required } = column;
  const isHidden = typeof value === "string" && value.includes("•");
  const common = { label, required, size: "sm" as const };
  if (type === "CHOICE" && !isHidden)
    return (
      <Select
        {...common}
        data={choices}
        value={typeof value === "string" ? value : null}
        onChange={onChange}
        clearable={!required}
      />
    );
  if (type === "BOOLEAN" && !isHidden)
    return (
      <Select
        {...common}
        data={[
          { value: "true", label: messages.record.yes },
          { value: "false", label: messages.record.no },
        ]}
        value={typeof value === "boolean" ? String(value) : null}
        onChange={(next) => onChange(next === null ? null : next === "true")}
        clearable={!required}
      />
    );
  if (type === "NUMBER" && !isHidden)
    return (
      <NumberInput
        {...common}
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange(next === "" ? null : Number(next))}
      />
    );
  return (
    <TextInput
      {...common}
      {...keepNativeTab}
      type={isHidden || type === "NUMBER" || type === "BOOLEAN" || type === "CHOICE" ? "text" : inputTypes[type]}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.currentTarget.value === "" ? null : event.currentTarget.value)}
    />
  );
}
