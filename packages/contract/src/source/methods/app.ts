import { z } from "zod";
import { defineMethods, type ErrorName } from "../entries.ts";
import * as s from "../shapes.ts";

const storage = { permission: "app.storage", capability: "storage" } as const;
const messaging = { permission: "app.messaging", capability: "appMessaging" } as const;
const storageErrors: readonly ErrorName[] = ["NOT_LOGGED_IN", "CAMPAIGN_NOT_ASSIGNED", "PERMISSION_DENIED"];
const scope = z.enum(["USER", "CAMPAIGN", "CONTACT_CENTRE"]).optional();
const key = z.string().min(1).max(256);
const place = z.object({ key, scope, campaignId: s.id.optional() });
const topic = z.string().regex(/^[a-zA-Z0-9._-]{1,128}$/);

export const appMethods = defineMethods({
  getContext: {
    permission: null,
    capability: "session",
    summary: "Where and for whom this app runs.",
    parameters: null,
    result: z.object({
      appId: s.id,
      instanceId: s.id,
      slot: s.label,
      scope: z.enum(["SESSION", "INTERACTION", "BACKGROUND"]),
      interactionId: s.id.nullable(),
      role: s.userType.nullable(),
      locale: z.string(),
      theme: z.enum(["light", "dark"]),
      permissions: z.array(z.string()),
    }),
    errors: [],
  },
  "storage.get": {
    ...storage,
    summary: "The value of a key, or null.",
    parameters: place,
    result: s.anyValue,
    errors: storageErrors,
  },
  "storage.set": {
    ...storage,
    summary: "Stores a JSON value under a key.",
    parameters: z.object({ key, value: s.anyValue, scope, campaignId: s.id.optional() }),
    result: s.nothing,
    errors: [...storageErrors, "STORAGE_QUOTA"],
  },
  "storage.delete": {
    ...storage,
    summary: "Deletes a key.",
    parameters: place,
    result: s.nothing,
    errors: storageErrors,
  },
  "storage.list": {
    ...storage,
    summary: "The keys that begin with a prefix.",
    parameters: z.object({
      prefix: z.string().max(256).optional(),
      scope,
      campaignId: s.id.optional(),
    }),
    result: z.array(key),
    errors: storageErrors,
  },
  publish: {
    ...messaging,
    summary: "Sends data to the apps of this console that subscribed to a topic.",
    parameters: z.object({ topic, data: s.anyValue }),
    result: z.object({ delivered: z.int().min(0) }),
    errors: ["PERMISSION_DENIED"],
  },
  subscribe: {
    ...messaging,
    summary: "Subscribes to a topic. From the SDK: subscribe(topic, callback), which resolves to a disposer.",
    parameters: z.object({ topic }),
    result: s.nothing,
    errors: ["PERMISSION_DENIED"],
  },
  unsubscribe: {
    ...messaging,
    summary: "Ends a subscription. The disposer that subscribe returns calls it.",
    parameters: z.object({ topic }),
    result: s.nothing,
    errors: ["PERMISSION_DENIED"],
  },
  request: {
    permission: "app.request",
    capability: "request",
    summary: "Sends an HTTP request through the server, which adds secrets the browser never sees.",
    parameters: z.object({
      url: z.string().max(2048).optional(),
      settingsKey: z.string().max(128).optional(),
      method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
      headers: z.record(z.string(), z.string().max(4096)).optional(),
      body: s.anyValue.optional(),
    }),
    result: z.object({
      status: z.int(),
      headers: z.record(z.string(), z.string()),
      body: s.anyValue,
    }),
    errors: ["NOT_LOGGED_IN", "TARGET_UNAVAILABLE", "PERMISSION_DENIED"],
  },
  getContextToken: {
    permission: "app.token",
    capability: "token",
    summary: "A short-lived signed token that tells the app's own backend who is signed in.",
    parameters: null,
    result: z.object({ token: z.string(), expiresAt: s.instant }),
    errors: ["NOT_LOGGED_IN", "PERMISSION_DENIED"],
  },
  log: {
    permission: null,
    capability: "log",
    summary: "Writes a line to the app's log in the console.",
    parameters: z.object({
      level: z.enum(["debug", "info", "warn", "error"]),
      message: s.text,
      data: s.anyValue.optional(),
    }),
    result: s.nothing,
    errors: [],
  },
});
