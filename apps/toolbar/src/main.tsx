import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@omni/console/global.css";
import { connectLiveStore } from "@omni/console/toolbar-parts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { serveEmbedder } from "./toolbar-host.ts";
import { createToolbarSession } from "./toolbar-session.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");
const live = connectLiveStore();
const session = createToolbarSession(live, window.parent !== window);
const refused = serveEmbedder(live, session);
createRoot(root).render(
  <StrictMode>
    <App live={live} session={session} refused={refused} />
  </StrictMode>,
);
