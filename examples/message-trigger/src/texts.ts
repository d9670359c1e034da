import type { CustomerDetails } from "@omni/sdk";

/** A message that is ready but for its variables. `templateId` is the provider's; texts of the app's own have none. */
export interface Prepared {
  key: string;
  name: string;
  channelType: "WHATSAPP" | "SMS";
  body: string;
  variables: string[];
  templateId: string | null;
}

/** One message per line: `Name | text`. Lines that are not so are left out. */
export function readSmsTexts(setting: unknown): Prepared[] {
  return (typeof setting === "string" ? setting : "").split("\n").flatMap((line) => {
    const [name = "", ...rest] = line.split("|").map((part) => part.trim());
    const body = rest.join("|");
    if (name === "" || body === "") return [];
    const variables = [...new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, word = ""]) => word))];
    return [{ key: `SMS ${name}`, name, channelType: "SMS" as const, body, variables, templateId: null }];
  });
}

export const fillIn = (body: string, values: Readonly<Record<string, string>>): string =>
  body.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name]?.trim() || whole);

/** What the record says for a variable; the agent fills in the rest. */
export function guess(variable: string, { name, fields }: CustomerDetails): string {
  if (variable === "customer_name") return name;
  const wanted = variable.replaceAll("_", "").toLowerCase();
  const alias = wanted === "ordernumber" ? "lastorder" : wanted;
  const found = Object.entries(fields).find(([key]) => key.toLowerCase() === alias)?.[1];
  return typeof found === "string" || typeof found === "number" ? String(found) : "";
}
