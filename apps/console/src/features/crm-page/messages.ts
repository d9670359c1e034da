export const messages = {
  frameTitle: (name: string) => (name === "" ? "CRM page" : `CRM page of ${name}`),
  framingTitle: (name: string) => (name === "" ? "Frame of the CRM page" : `Frame of the CRM page of ${name}`),
  page: "The CRM page",
  failed: "The CRM page has no link to the console",
};
