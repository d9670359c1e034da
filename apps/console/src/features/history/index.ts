/** What is over: searched, looked at, exported. */
export { HistoryPage } from "./history-page.tsx";
export { HistoryDetail } from "./history-detail.tsx";
