// A CRM of another site: it embeds the toolbar, signs the agent in, shows who calls, dials by a click, and disposes.
import type { EventPayloads, Sdk } from "@omni/sdk";
import { contacts } from "./contacts.ts";
import { explain, loadSdk, part } from "./load-sdk.ts";

const query = new URLSearchParams(location.search);
const consoleOrigin = query.get("console") ?? `http://localhost:${location.port}`;
const problem = part("problem");

/** Runs what the agent ordered, and says why when it does not work. */
function order(run: () => Promise<unknown>): void {
  problem.textContent = "";
  run().catch((error: unknown) => (problem.textContent = explain(error)));
}

function showContacts(sdk: Sdk): void {
  for (const { name, phone } of contacts) {
    const row = document.createElement("li");
    const call = document.createElement("button");
    call.textContent = `Call ${phone}`;
    call.addEventListener("click", () =>
      order(async () => {
        const [campaign] = (await sdk.session.getSelectedCampaigns()).filter(({ channelTypes }) =>
          channelTypes.includes("VOICE"),
        );
        if (campaign === undefined) throw new Error("Choose a campaign with calls in the toolbar first.");
        await sdk.interaction.initiateInteraction({ channelType: "VOICE", to: phone, campaignId: campaign.campaignId });
      }),
    );
    row.append(name, call);
    part("contacts").append(row);
  }
}

/** The interaction whose record is shown. */
let shown: { interactionId: string; campaignId: string } | null = null;

async function showRecord(sdk: Sdk, event: EventPayloads["showCrm"]): Promise<void> {
  const { interactionId, campaignId, customerDetails, channelDetails, reason } = event;
  const isNew = shown?.interactionId !== interactionId;
  shown = { interactionId, campaignId };
  const phone = channelDetails.direction === "INBOUND" ? channelDetails.from : channelDetails.to;
  const known = contacts.find((each) => each.phone === phone);
  const who = known?.name ?? (customerDetails.name || "Unknown");
  // A chat names the customer where a call names the number.
  part("record").textContent = [...new Set([who, phone, reason])].join(" · ");
  // The outcome that the agent has chosen stays chosen.
  if (!isNew) return;
  const codes = part<HTMLFormElement>("dispose").elements.namedItem("code") as HTMLSelectElement;
  const classes = await sdk.configuration.getDispositionCodes({ campaignId });
  if (shown?.interactionId !== interactionId) return;
  codes.replaceChildren(
    ...classes.flatMap(({ name, codes: each }) => each.map((code) => new Option(`${name}: ${code.name}`, code.code))),
  );
  part("dispose").hidden = false;
}

function forget(interactionId: string): void {
  if (shown?.interactionId !== interactionId) return;
  shown = null;
  part("dispose").hidden = true;
  part("record").textContent = "Disposed. The next caller's record appears here.";
}

async function dispose(sdk: Sdk): Promise<void> {
  if (shown === null) return;
  const fields = new FormData(part<HTMLFormElement>("dispose"));
  const { interactionId } = shown;
  const { state } = await sdk.interaction.getInteraction({ interactionId });
  if (state !== "WRAP_UP") await sdk.interaction.endInteraction({ interactionId });
  const notes = String(fields.get("notes") ?? "");
  await sdk.interaction.disposeInteraction({ interactionId, dispositionCode: String(fields.get("code")), notes });
}

function showUser(name: string | null): void {
  part("status").textContent = name === null ? "Toolbar: signed out" : `Toolbar: ${name}`;
  part("sign-out").hidden = name === null;
  part("credentials").hidden = name !== null;
}

async function start(): Promise<void> {
  const floating = query.get("toolbar") === "floating";
  const sdk = await (
    await loadSdk(consoleOrigin)
  ).initialize({
    context: "crm",
    origin: consoleOrigin,
    instanceId: "ameyoIframe",
    toolbar: floating ? { mode: "floating", movable: true } : { mode: "docked" },
  });
  await sdk.session.register("loginStatusChanged", ({ status, userName }) => {
    // What was typed is not kept for whoever comes next.
    part<HTMLFormElement>("sign-in").reset();
    showUser(status === "LOGGED_IN" ? userName : null);
  });
  await sdk.interaction.register("showCrm", (event) => showRecord(sdk, event));
  await sdk.interaction.register("interactionDisposed", ({ interactionId }) => forget(interactionId));
  const { status, userName } = await sdk.session.getLoginStatus();
  showUser(status === "LOGGED_IN" ? userName : null);
  showContacts(sdk);

  part<HTMLFormElement>("sign-in").addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const credentials = { username: String(fields.get("username")), password: String(fields.get("password")) };
    order(() => sdk.session.login(credentials));
  });
  part<HTMLButtonElement>("sign-in-button").disabled = false;
  part("sign-out").addEventListener("click", () => order(() => sdk.session.logout()));
  part("dispose").addEventListener("submit", (event) => {
    event.preventDefault();
    order(() => dispose(sdk));
  });
}

start().catch((error: unknown) => {
  part("status").textContent = "Toolbar: not connected";
  problem.textContent = explain(error);
});
