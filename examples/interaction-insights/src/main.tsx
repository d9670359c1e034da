/** Interaction insights: what is said, how the customer feels, where the time goes. */
import { createRoot } from "react-dom/client";
import { connect, toText } from "../starter/connect.ts";
import { InsightsPanel } from "./insights-panel.tsx";
import { Insights } from "./insights.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no element app.");

connect(location)
  .then(async (sdk) => {
    const model = new Insights(sdk);
    await model.start();
    createRoot(target).render(<InsightsPanel model={model} />);
  })
  .catch((error: unknown) => {
    target.textContent = toText(error);
    target.setAttribute("role", "alert");
  });
