import { z } from "zod";
import { defineMethods } from "../entries.ts";
import * as s from "../shapes.ts";

const notify = { permission: "ui.notify", capability: "ui" } as const;
const layout = { permission: "ui.layout", capability: "layout" } as const;

export const uiMethods = defineMethods({
  notify: {
    ...notify,
    summary: "Shows a notification; resolves with the id of the action the agent chose, or null when it was closed.",
    parameters: z.object({
      type: z.enum(["INFO", "SUCCESS", "WARNING", "ERROR"]),
      title: s.label,
      message: z.string().max(1000),
      actions: z
        .array(z.object({ id: s.id, label: s.label }))
        .max(3)
        .optional(),
    }),
    result: z.object({ actionId: s.id.nullable() }),
    errors: ["PERMISSION_DENIED"],
  },
  setBadge: {
    ...notify,
    summary: "Shows a count on the app's tab; 0 removes it.",
    parameters: z.object({ count: z.int().min(0).max(9999) }),
    result: s.nothing,
    errors: ["PERMISSION_DENIED"],
  },
  resize: {
    ...layout,
    summary: "Asks for a height in CSS pixels; the console keeps it within its slot.",
    parameters: z.object({ height: z.int().min(0).max(10_000) }),
    result: z.object({ height: z.int().min(0) }),
    errors: ["PERMISSION_DENIED"],
  },
  focus: {
    ...layout,
    summary: "Brings the app to the front.",
    parameters: null,
    result: s.nothing,
    errors: ["PERMISSION_DENIED"],
  },
  confirm: {
    ...notify,
    summary: "Asks the agent a question.",
    parameters: z.object({
      title: s.label,
      message: z.string().max(1000),
      confirmLabel: s.label.optional(),
      cancelLabel: s.label.optional(),
    }),
    result: z.object({ confirmed: z.boolean() }),
    errors: ["PERMISSION_DENIED"],
  },
  openPanel: {
    ...layout,
    summary: "Opens another page of the app in a slot.",
    parameters: z.object({ page: s.label, slot: s.label.optional() }),
    result: s.nothing,
    errors: ["TARGET_UNAVAILABLE", "PERMISSION_DENIED"],
  },
  close: {
    ...layout,
    summary: "Closes the app's panel.",
    parameters: null,
    result: s.nothing,
    errors: ["PERMISSION_DENIED"],
  },
});
