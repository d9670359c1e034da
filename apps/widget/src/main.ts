/** The customer's chat: `<script src="https://host/widget.js" data-campaign="web-chat" async></script>`. */
import { CustomerClient } from "@omni/live/customer-client";
import { openBrowserSocket, pageClock, pageStorage } from "@omni/live/browser";
import { ChatWidget } from "./chat-widget.ts";

function mount(): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { campaign } = script.dataset;
  if (!campaign) {
    console.error('Omni chat: the script tag needs data-campaign, for example data-campaign="web-chat".');
    return;
  }
  const server = new URL(script.src);
  const tag = `omni-chat-${campaign}`;
  if (document.getElementById(tag)) return;
  const storage = pageStorage("localStorage");
  const widget = new ChatWidget(tag, server.origin, pageStorage("sessionStorage"));
  const client = new CustomerClient({
    campaign,
    host: server.host,
    openSocket: openBrowserSocket(`${server.protocol === "https:" ? "wss" : "ws"}://${server.host}/chat`),
    storage,
    clock: pageClock,
    onChange: (view) => widget.show(view),
  });
  widget.attach(client);
  addEventListener("online", () => client.online());
  addEventListener("offline", () => client.offline());
  addEventListener("storage", () => client.storageChanged());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) client.online();
  });
}

mount();
