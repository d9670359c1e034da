import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { administrators, everybody, requireUser } from "../auth/require-user.ts";
import type { ContactCentre } from "../centre/contact-centre.ts";
import { errorBody, nothing } from "../http/schemas.ts";
import { columnTypes } from "./column.ts";
import type { ColumnEditor } from "./column-editor.ts";
import type { Customers } from "./customers.ts";
import type { PersonalData } from "./personal-data.ts";

export interface ColumnRoutesOptions {
  accounts: Accounts;
  centre: ContactCentre;
  customers: Customers;
  editor: ColumnEditor;
  personalData: PersonalData;
}

const shown = z.int().min(0).max(64);
const rules = {
  label: z.string().trim().min(1).max(80),
  type: z.enum(columnTypes),
  choices: z.array(z.string().trim().min(1).max(80)).max(100),
  required: z.boolean(),
  unique: z.boolean(),
  mask: z.object({ first: shown, last: shown }).nullable().describe("What stays readable; null: never hidden"),
};
const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must begin with a letter and hold letters, digits and _ only")
  .refine((value) => value !== "constructor" && value !== "prototype", "is a reserved name");
const column = z.object({ name: z.string(), ...rules });
const params = z.object({ processId: z.string().min(1).max(128), name });
const tags = ["customers"];

/** The columns of each process's customers, and who sees what they hide. */
export const columnRoutes: FastifyPluginAsyncZod<ColumnRoutesOptions> = async (app, options) => {
  const { accounts, centre, customers, editor, personalData } = options;

  app.get(
    "/api/customer-columns",
    {
      schema: {
        summary: "The columns of every process",
        tags,
        response: {
          200: z.object({
            processes: z.array(z.object({ processId: z.string(), name: z.string(), columns: z.array(column) })),
          }),
          "4xx": errorBody,
        },
      },
    },
    async (request) => {
      requireUser(request, accounts, everybody);
      const processes = [...centre.directory.processes.values()];
      return {
        processes: processes.map((each) => ({ ...each, columns: [...customers.columns.of(each.processId)] })),
      };
    },
  );

  app.put(
    "/api/customer-columns/:processId/:name",
    {
      schema: {
        summary: "Adds a column, or changes it",
        tags,
        params,
        body: z.strictObject(rules),
        response: { 200: nothing, "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      const { processId, name: columnName } = request.params;
      await editor.define(processId, { name: columnName, ...request.body });
      return {};
    },
  );

  app.delete(
    "/api/customer-columns/:processId/:name",
    {
      schema: {
        summary: "Removes a column with its values",
        tags,
        params,
        response: { 200: nothing, "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      await editor.remove(request.params.processId, request.params.name);
      return {};
    },
  );

  app.get(
    "/api/personal-data-rights",
    {
      schema: {
        summary: "Who sees customers' personal data",
        tags,
        response: {
          200: z.object({
            users: z.array(z.object({ userId: z.string(), name: z.string(), userType: z.string(), seen: z.boolean() })),
          }),
          "4xx": errorBody,
        },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      const users = [...centre.directory.users.values()];
      return {
        users: users.map(({ userId, name: userName, type }) => ({
          userId,
          name: userName,
          userType: type,
          seen: personalData.isSeenBy(userId),
        })),
      };
    },
  );

  app.put(
    "/api/personal-data-rights/:userId",
    {
      schema: {
        summary: "Shows a user customers' personal data, or hides it",
        tags,
        params: z.object({ userId: z.string().max(128) }),
        body: z.strictObject({ seen: z.boolean() }),
        response: { 200: nothing, "4xx": errorBody },
      },
    },
    async (request) => {
      requireUser(request, accounts, administrators);
      await personalData.setSeenBy(request.params.userId, request.body.seen);
      return {};
    },
  );
};
