export const messages = {
  title: "Toolbar and CRM pages",
  text: "Pages of other systems that work with Omni: those that hold the agent's toolbar, and those that open beside a contact.",
  failed: "The settings could not be loaded",
  save: "Save",
  saved: "Saved.",
  origins: {
    title: "Pages that may hold the toolbar",
    text: "A listed page acts for the agent who signs in there: it can call, dispose and read what the agent may read. List only pages you trust.",
    label: "Origins, one on each line",
    placeholder: "https://crm.example.com",
    hint: "Scheme and host, and the port if there is one, without a path. HTTPS, or HTTP on this machine.",
  },
  crm: {
    title: "CRM pages of campaigns",
    text: "Opens beside each connected contact of the campaign. Agents have it from their next sign-in or reload on.",
    campaign: "Campaign",
    address: "Address",
    addressHint: "{phone}, {customerId} and the other parameters may stand in it. Empty: no page.",
    addressPlaceholder: "https://crm.example.com/contacts?tel={phone}",
    permissions: "With the SDK the page may",
    permissionsHint: "Without customer.pii the address carries numbers and the record masked.",
  },
};
