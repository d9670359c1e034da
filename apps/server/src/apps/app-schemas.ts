// What the App Manager's routes take.
import { permissions, type Permission, type UserType } from "@omni/contract";
import { z } from "zod";
import { errorBody } from "../http/schemas.ts";

export const tags = ["apps"];
/** What the answers hold is typed in the live package, for the console. */
export const answers = { "2xx": z.unknown().describe("What was asked for"), "4xx": errorBody };
export const byApp = z.object({ appId: z.string().min(1).max(128) });
export const byVersion = byApp.extend({ version: z.string().min(1).max(64) });
export const slotName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'must be kebab-case, such as "right-panel"' });
const userType = z.enum(["AGENT", "SUPERVISOR", "ADMINISTRATOR"] satisfies UserType[]);
export const permission = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);
export const id = z.string().min(1).max(128);

export const stage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("USERS"), userIds: z.array(id).min(1).max(10_000) }),
  z.strictObject({ kind: z.literal("PERCENT"), percent: z.number().min(0).max(100) }),
  z.strictObject({ kind: z.literal("ALL") }),
]);

export const mapping = z.strictObject({
  page: id,
  slots: z.array(slotName).max(20),
  userTypes: z.array(userType).min(1),
  scope: z.strictObject({
    level: z.enum(["CONTACT_CENTRE", "PROCESS", "CAMPAIGN", "QUEUE"]),
    id,
    applicableToAllChildren: z.boolean(),
  }),
});

export const settingValue = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
