import type { Sdk } from "@omni/sdk";

export interface Order {
  id: string;
  /** As the order system writes the day. */
  placed: string;
  status: string;
  items: string[];
  total: string;
}

/** Why there are no orders to show, in words for the agent. */
export class NoOrders extends Error {}

/** What is missing before any order can be asked for, or null. */
export async function findObstacle(sdk: Sdk): Promise<string | null> {
  if (!sdk.supports("request"))
    return "This console cannot send requests to other systems, so the orders cannot be shown here.";
  const { service } = await sdk.configuration.getAppSettings();
  if (typeof service === "string" && service !== "") return null;
  return "The address of the order system is not filled in. An administrator enters it in the settings of this app.";
}

/** The customer's orders, through the server: it adds the key that no browser sees. */
export async function loadOrders(sdk: Sdk, customerId: string): Promise<Order[]> {
  const { service } = await sdk.configuration.getAppSettings();
  const url = new URL(String(service));
  url.searchParams.set("customer", customerId);
  const { status, body } = await sdk.app.request({
    url: url.href,
    headers: { accept: "application/json", authorization: "Bearer {{secret:apiKey}}" },
  });
  if (status === 401 || status === 403)
    throw new NoOrders("The order system refuses the key. An administrator can enter a new one.");
  if (status === 404) return [];
  if (status !== 200) throw new NoOrders(`The order system answered ${status}. Try again in a moment.`);
  const { orders } = Object(body) as { orders?: unknown };
  if (!Array.isArray(orders)) throw new NoOrders("The order system's answer holds no list of orders.");
  return orders.map(toOrder);
}

/** Another system's words are not trusted to be what its documents say. */
function toOrder(value: unknown): Order {
  const { id, placed, status, items, total } = Object(value) as Partial<Record<keyof Order, unknown>>;
  const text = (each: unknown): string => (typeof each === "string" || typeof each === "number" ? String(each) : "");
  return {
    id: text(id) || "without a number",
    placed: text(placed),
    status: text(status) || "Unknown",
    items: Array.isArray(items) ? items.map(text).filter(Boolean) : [],
    total: text(total),
  };
}
