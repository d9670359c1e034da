/** Who the customer is, and what happened before. */
export { CustomerPanel } from "./customer-panel.tsx";
