// What a campaign's crmURL opens: a page that reads its address, and becomes live when the console serves it the SDK.
import { explain, loadSdk, part } from "./load-sdk.ts";

const query = new URLSearchParams(location.search);
const info = JSON.parse(query.get("customerInfo") || "{}") as { name?: string; email?: string };
part("name").textContent = info.name || "Unknown contact";
part("line").textContent = [query.get("phone"), info.email, query.get("queueName")].filter(Boolean).join(" · ");
for (const [name, value] of query) {
  const term = document.createElement("dt");
  const description = document.createElement("dd");
  term.textContent = name;
  description.textContent = value;
  part("parameters").append(term, description);
}

async function follow(origin: string): Promise<void> {
  const sdk = await (
    await loadSdk(origin)
  ).initialize({
    context: "app",
    origin,
    instanceId: query.get("instanceId") || "ameyoIframe",
  });
  const interactionId = query.get("interactionId") ?? "";
  const names = ["interactionHeld", "interactionResumed", "interactionEnded", "wrapUpStarted"] as const;
  for (const name of names)
    await sdk.interaction.register(name, (event) => {
      if (event.interactionId === interactionId) part("state").textContent = `Live: ${event.state}`;
    });
  // Asked once every change is heard of.
  const { state } = await sdk.interaction.getInteraction({ interactionId });
  part("state").textContent = `Live: ${state}`;
}

const origin = query.get("origin");
if (origin !== null && window.parent !== window)
  follow(origin).catch((error: unknown) => (part("state").textContent = `Passive: ${explain(error)}`));
