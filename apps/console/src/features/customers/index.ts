/** The pages about customers: the records, their columns, and bringing tables of them in. */
export { ColumnsPage } from "./columns-page.tsx";
export { CustomersPage } from "./customers-page.tsx";
export { ImportPage } from "./import-page.tsx";
