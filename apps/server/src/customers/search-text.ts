import type { Customer } from "@omni/contract";

/** What is searched: names, addresses, numbers and fields, in lower case. */
export const toSearchText = ({ name, phones, email, fields }: Customer): string =>
  [name, email ?? "", ...phones, ...phones.map((phone) => phone.replace(/\D/g, "")), ...Object.values(fields)]
    .filter((value) => typeof value === "string" || typeof value === "number")
    .join(" ")
    .toLowerCase();
