/** Assistant: suggests replies; the agent decides. */
import { createRoot } from "react-dom/client";
import { connect, toText } from "../starter/connect.ts";
import { AssistantPanel } from "./assistant-panel.tsx";
import { Assistant } from "./assistant.ts";

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no element app.");

connect(location)
  .then(async (sdk) => {
    const model = new Assistant(sdk);
    await model.start();
    createRoot(target).render(<AssistantPanel model={model} />);
  })
  .catch((error: unknown) => {
    target.textContent = toText(error);
    target.setAttribute("role", "alert");
  });
