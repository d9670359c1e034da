import type { Insertable } from "kysely";
import type { Tables } from "../store/tables.ts";

const template = (template_id: string, name: string, body: string, variables: string[]) => ({
  template_id,
  name,
  channel_type: "WHATSAPP" as const,
  body,
  variables: JSON.stringify(variables),
});

/** What the demo centre may write to a customer on WhatsApp who has not written for a day. */
export const demoMessageTemplates: Insertable<Tables["message_templates"]>[] = [
  template(
    "order-update",
    "Order update",
    "Hello {{customer_name}}, there is news about your order {{order_number}}: {{news}}. Reply here if you have questions.",
    ["customer_name", "order_number", "news"],
  ),
  template(
    "delivery-appointment",
    "Delivery appointment",
    "Hello {{customer_name}}, we can deliver order {{order_number}} on {{day}}. Reply YES to agree, or tell us a better day.",
    ["customer_name", "order_number", "day"],
  ),
  template(
    "return-received",
    "Return received",
    "Hello {{customer_name}}, your return for order {{order_number}} has arrived. Your money is back within five working days.",
    ["customer_name", "order_number"],
  ),
  template(
    "come-back",
    "May we help further?",
    "Hello {{customer_name}}, is there anything else that we can do for you?",
    ["customer_name"],
  ),
];
