/** The campaign's own CRM page beside each connected interaction. */
export { CrmPages, CrmPagesProvider, useCrmPage } from "./crm-pages.tsx";
