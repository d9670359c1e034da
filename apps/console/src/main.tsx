import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./app/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { keepDrafts } from "./lib/drafts.ts";
import { connectLiveStore } from "./lib/live-store.ts";
import { keepPreferences } from "./lib/preferences.ts";

keepPreferences();
keepDrafts();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");
createRoot(root).render(
  <StrictMode>
    <App live={connectLiveStore()} />
  </StrictMode>,
);
