/** Screen pop: shows who the customer is as soon as an interaction is offered, and disposes it afterwards. */
import type { Customer, EventPayloads, InteractionEventName, Sdk } from "@omni/sdk";
import { connect, toText } from "../starter/connect.ts";
import { CustomerPanel, type InteractionPayload } from "./customer-panel.ts";
import { element, part } from "./element.ts";

const app = part(document, "app", HTMLElement);
const problems = part(document, "problems", HTMLElement);
const template = part(document, "panel", HTMLTemplateElement);

interface Row {
  panel: CustomerPanel;
  payload: InteractionPayload;
  /** The full record once it is loaded; until then the event's own details are shown. */
  customer: Customer | null;
  customerId: string | null;
  codes?: Promise<unknown> | undefined;
}

const rows = new Map<string, Row>(); // by the agent's live interactions
let shownId: string | null = null;
const words = "The customer's record appears here when an interaction is offered.";

/** Makes a call; a failure is shown to the agent and resolves to null. */
async function attempt<Result>(what: string, call: () => Promise<Result>): Promise<Result | null> {
  try {
    return await call();
  } catch (error) {
    problems.replaceChildren(element("p", { className: "note bad" }, `${what} failed. ${toText(error)}`));
    return null;
  }
}

function show(interactionId: string | null): void {
  shownId = interactionId;
  const wanted = rows.get(interactionId ?? "")?.panel.node ?? element("p", { className: "empty" }, words);
  if (app.firstElementChild === wanted) return;
  app.replaceChildren(wanted);
  problems.replaceChildren();
}

function follow(sdk: Sdk, payload: InteractionPayload): void {
  const { interactionId, campaignId } = payload;
  const { customerId } = payload.customerDetails;
  const known = rows.get(interactionId);
  // Replayed events come name by name: an older one must not undo a newer one.
  if (known && known.payload.eventTime > payload.eventTime) return;
  const row: Row = known ?? { panel: newPanel(sdk, interactionId), payload, customer: null, customerId: null };
  row.payload = payload;
  rows.set(interactionId, row);
  row.panel.showInteraction(payload);
  if (!known) void setBadge(sdk);
  if (!row.codes) {
    const codes = attempt("Loading disposition codes", () => sdk.configuration.getDispositionCodes({ campaignId }));
    row.codes = codes.then((found) => (found ? row.panel.disposition.show(found) : (row.codes = undefined)));
  }
  if (customerId !== null && customerId !== row.customerId) {
    Object.assign(row, { customerId, customer: null });
    void loadCustomer(sdk, row, customerId);
  }
  row.panel.showRecord(row.customer ?? payload.customerDetails);
  if (shownId === null) show(interactionId);
}

function drop(sdk: Sdk, interactionId: string): void {
  rows.delete(interactionId);
  void setBadge(sdk);
  if (shownId === interactionId) show([...rows.keys()].at(-1) ?? null);
}

function newPanel(sdk: Sdk, interactionId: string): CustomerPanel {
  return new CustomerPanel(template, {
    async openRecord() {
      const row = rows.get(interactionId);
      const recordId = (row?.customer ?? row?.payload.customerDetails)?.crmRecord?.recordId;
      if (recordId) await attempt("Opening the record", () => sdk.crm.openRecord({ recordId, target: "TAB" }));
    },
    async dispose(request) {
      const state = rows.get(interactionId)?.payload.state;
      await attempt("Disposing", async () => {
        if (state !== "WRAP_UP" && state !== "ENDED") await sdk.interaction.endInteraction({ interactionId });
        await sdk.interaction.disposeInteraction({ interactionId, ...request });
      });
    },
  });
}

async function loadCustomer(sdk: Sdk, row: Row, customerId: string): Promise<void> {
  const [customer, history] = await Promise.all([
    attempt("Loading the customer", () => sdk.crm.getCustomer({ customerId })),
    attempt("Loading the history", () => sdk.interaction.getHistory({ customerId })),
  ]);
  if (row.customerId !== customerId) return;
  row.customer = customer;
  if (customer) row.panel.showRecord(customer);
  row.panel.showHistory(history);
}

const setBadge = (sdk: Sdk) => attempt("Setting the badge", () => sdk.ui.setBadge({ count: rows.size }));

/** The record comes to the front; but an offer never takes the panel from the customer the agent talks to. */
function pop(sdk: Sdk, payload: EventPayloads["showCrm"]): void {
  follow(sdk, payload);
  if (payload.reason === "OFFERED" && rows.size > 1) return;
  show(payload.interactionId);
  if (!payload.replayed && payload.reason !== "SELECTED") void attempt("Focusing", () => sdk.ui.focus());
}

const talk = ["interactionOffered", "interactionConnected", "customerIdentified", "interactionReopened"] as const;
const turns = ["interactionHeld", "interactionResumed", "consultStarted", "consultEnded", "conferenceStarted"] as const;
const over = ["conferenceEnded", "interactionEnded", "wrapUpStarted"] as const;
const ends = ["interactionRejected", "interactionMissed", "wrapUpEnded", "interactionDisposed"] as const;

/** A refused registration leaves the app running with what it has, and the agent sees which part is missing. */
async function registerAll(sdk: Sdk): Promise<void> {
  const on = <Name extends InteractionEventName>(name: Name, callback: (payload: EventPayloads[Name]) => void) => {
    // What has ended is not part of the present state, so there is nothing of it to replay.
    const options = { replay: !ends.some((end) => end === name) };
    return attempt(`Registering ${name}`, () => sdk.interaction.register(name, callback, options));
  };
  for (const name of [...talk, ...over]) await on(name, (payload) => follow(sdk, payload));
  for (const name of turns) await on(name, (payload) => rows.has(payload.interactionId) && follow(sdk, payload));
  for (const name of ends) await on(name, ({ interactionId }) => drop(sdk, interactionId));
  await on("showCrm", (payload) => pop(sdk, payload));
  await on("interactionSelected", (payload) => {
    follow(sdk, payload);
    show(payload.interactionId);
  });
  await attempt("Registering loginStatusChanged", () =>
    sdk.session.register("loginStatusChanged", ({ status }) => {
      if (status === "LOGGED_IN") return;
      rows.clear();
      show(null);
    }),
  );
}

async function start(): Promise<void> {
  const sdk = await connect(location);
  await registerAll(sdk);
  if (shownId === null) app.replaceChildren(element("p", { className: "empty" }, words));
}

start().catch((error: unknown) => app.replaceChildren(element("p", { className: "note bad" }, toText(error))));
