/** What a campaign's CRM page is told of an interaction, as text. */
export type CrmParameters = Readonly<Record<string, string>>;

/** Servers and proxies refuse longer addresses. */
const longestUrl = 8_000;

/** As a form sends it: a space is a plus. */
const toFormText = (text: string): string => new URLSearchParams({ "": text }).toString().slice(1);

/** In a path a value stays one segment: it must not climb out of it. */
const toPathText = (text: string): string => (/^\.{1,2}$/.test(text) ? "-" : encodeURIComponent(text));

/**
 * The address of a CRM page for one interaction. Placeholders such as `{phone}` are filled in path, query and fragment, each encoded
 * for its place; a placeholder that names no parameter stays as it is. All parameters follow in the query by form encoding,
 * but those that the template names in its query itself. `customerInfo` is left empty when the address would grow too long.
 */
export function toCrmPageUrl(template: string, parameters: CrmParameters): string {
  const whole = build(template, parameters);
  return whole.length <= longestUrl ? whole : build(template, { ...parameters, customerInfo: "" });
}

function build(template: string, parameters: CrmParameters): string {
  const [beforeHash = "", ...hashes] = template.split("#");
  const [path = "", ...queries] = beforeHash.split("?");
  const query = queries.join("?");
  const fill = (text: string, encode: (value: string) => string): string =>
    text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
      Object.hasOwn(parameters, name) ? encode(parameters[name] ?? "") : placeholder,
    );
  const named = new URLSearchParams(query);
  const rest = Object.entries(parameters).filter(([name]) => !named.has(name));
  const parts = [fill(query, toFormText), new URLSearchParams(rest).toString()].filter((part) => part !== "");
  const hash = hashes.length === 0 ? "" : `#${fill(hashes.join("#"), encodeURIComponent)}`;
  return new URL(`${fill(path, toPathText)}?${parts.join("&")}${hash}`).href;
}
