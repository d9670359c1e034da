/** Orders: what an outside system knows of the customer in focus, fetched through the server. */
import type { Interaction, Sdk } from "@omni/sdk";
import { connect, toText, watchFocus } from "../starter/connect.ts";
import { findObstacle, loadOrders, NoOrders, type Order } from "./orders.ts";

function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`index.html has no ${id}.`);
}

const title = find("customer", HTMLElement);
const state = find("state", HTMLElement);
const list = find("orders", HTMLUListElement);
const again = find("again", HTMLButtonElement);

/** Nodes and text, never HTML: another system's words are not trusted. */
function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...children);
  return made;
}

function say(text: string, className: "empty" | "note bad" | "note warn" = "empty"): void {
  list.replaceChildren();
  state.className = className;
  state.textContent = text;
  state.hidden = text === "";
}

function toCard({ id, placed, status, items, total }: Order): HTMLElement {
  const colour = /delivered|complete/i.test(status) ? " good" : /cancel|lost|returned/i.test(status) ? " bad" : "";
  return element(
    "li",
    "card",
    element("div", "row", element("strong", "", id), element("span", `pill${colour}`, status)),
    ...(items.length > 0 ? [element("p", "", items.join(", "))] : []),
    element("small", "", [placed, total].filter(Boolean).join(" · ")),
  );
}

/** Shows the orders of one customer after another; what arrives for an earlier one is dropped. */
function createPanel(sdk: Sdk): { show(open: Interaction | null): void } {
  let shownId: string | null = null;

  async function load(customerId: string): Promise<void> {
    say("Asking the order system…");
    again.disabled = true;
    try {
      const orders = await loadOrders(sdk, customerId);
      if (shownId !== customerId) return;
      say(orders.length === 0 ? "The order system knows no order of this customer." : "");
      list.replaceChildren(...orders.map(toCard));
    } catch (error) {
      if (shownId !== customerId) return;
      say(error instanceof NoOrders ? error.message : `The orders are not loaded. ${toText(error)}`, "note bad");
    } finally {
      again.disabled = false;
    }
  }

  again.onclick = () => {
    if (shownId !== null) void load(shownId);
  };
  return {
    show(open) {
      const { name = "", customerId = null } = open?.customerDetails ?? {};
      title.textContent = name === "" ? "Orders" : `Orders of ${name}`;
      again.hidden = customerId === null;
      if (open === null) say("Orders appear here when you open a conversation.");
      else if (customerId === null) say("This customer has no record yet, so there is nothing to look up.");
      else if (customerId !== shownId) void load(customerId);
      shownId = customerId;
    },
  };
}

async function start(): Promise<void> {
  const sdk = await connect(location);
  const obstacle = await findObstacle(sdk);
  if (obstacle !== null) return say(obstacle, "note warn");
  await watchFocus(sdk, createPanel(sdk).show, (error) => say(toText(error), "note bad"));
}

start().catch((error: unknown) => say(toText(error), "note bad"));
