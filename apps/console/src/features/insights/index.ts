/** What an outside service hears and suggests while a conversation goes on. */
export { InsightsPanel } from "./insights-panel.tsx";
export { useInsights } from "./use-insights.ts";
