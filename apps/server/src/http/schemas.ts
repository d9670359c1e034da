import { z } from "zod";

/** What the HTTP routes take and give, as the OpenAPI document tells it. */
export const currentUser = z
  .object({
    userId: z.string(),
    userName: z.string(),
    name: z.string(),
    userType: z.enum(["AGENT", "SUPERVISOR", "ADMINISTRATOR"]),
    locale: z.string(),
    contactCentreId: z.string(),
  })
  .describe("The signed-in user");

export const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
      correlationId: z.string().optional(),
    }),
  })
  .describe("Why nothing happened, and what to do");

export const credentials = z.strictObject({
  username: z.string().min(1).max(256),
  password: z.string().min(1).max(1024),
  force: z.boolean().optional().describe("Ends the user's other session instead of refusing"),
  toolbar: z.boolean().optional().describe("Keeps the session for this page's place within another site's page only"),
});

export const nothing = z.object({});
