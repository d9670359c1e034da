import { Readable } from "node:stream";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../../auth/accounts.ts";
import { requireUser, staff } from "../../auth/require-user.ts";
import { byteOrderMark, toCsvValue } from "../../history/to-csv.ts";
import { errorBody, nothing } from "../../http/schemas.ts";
import { encodings } from "./detect-encoding.ts";
import { largestImportBytes, type Imports } from "./imports.ts";
import { delimiters } from "./read-table.ts";

export interface ImportRoutesOptions {
  accounts: Accounts;
  imports: Imports;
}

const plan = z.strictObject({
  processId: z.string().min(1).max(128),
  mapping: z.array(z.string().max(64).nullable()).max(500),
  matchBy: z.string().max(64).nullable(),
});
const job = z.object({
  importId: z.string(),
  state: z.enum(["UPLOADED", "RUNNING", "DONE", "CANCELLED", "FAILED"]),
  fileName: z.string(),
  createdBy: z.string(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  heading: z.array(z.string()),
  plan: plan.nullable(),
  isDryRun: z.boolean(),
  rowsTotal: z.number().nullable(),
  rowsDone: z.number(),
  created: z.number(),
  updated: z.number(),
  failed: z.number(),
  message: z.string().nullable(),
});
const problem = z.object({ column: z.string(), message: z.string() });
const previewRow = z.object({
  rowNumber: z.number(),
  cells: z.array(z.string()),
  outcome: z.object({ result: z.enum(["CREATED", "UPDATED", "FAILED"]), problems: z.array(problem) }).nullable(),
});
const params = z.object({ importId: z.string().min(1).max(128) });
const tags = ["customers"];
const errorsPerPage = 500;

/** Supervisors and administrators bring customers in from tables. */
export const importRoutes: FastifyPluginAsyncZod<ImportRoutesOptions> = async (app, { accounts, imports }) => {
  // The body is the file, whatever the browser calls it.
  app.addContentTypeParser(["text/csv", "application/octet-stream"], (_request, _payload, done) => done(null));
  app.addHook("onRequest", async (request) => void requireUser(request, accounts, staff));

  app.post(
    "/api/customer-imports",
    {
      schema: {
        summary: "Takes a CSV file in; the body is the file",
        tags,
        querystring: z.object({ name: z.string().min(1).max(256) }),
        response: { 201: job, "4xx": errorBody },
      },
      bodyLimit: largestImportBytes + 1,
    },
    async (request, reply) => {
      const { userId } = requireUser(request, accounts, staff);
      reply.status(201);
      return imports.receive(request.query.name, userId, request.raw);
    },
  );

  app.get(
    "/api/customer-imports",
    { schema: { summary: "The newest imports", tags, response: { 200: z.object({ imports: z.array(job) }) } } },
    async () => ({ imports: await imports.newest() }),
  );

  app.get(
    "/api/customer-imports/:importId",
    { schema: { summary: "How far an import is", tags, params, response: { 200: job, "4xx": errorBody } } },
    async (request) => imports.get(request.params.importId),
  );

  app.get(
    "/api/customer-imports/:importId/mapping",
    {
      schema: {
        summary: "A first guess of what the file's columns are",
        tags,
        params,
        querystring: z.object({ processId: z.string().max(128) }),
        response: { 200: z.object({ mapping: z.array(z.string().nullable()) }), "4xx": errorBody },
      },
    },
    async (request) => ({
      mapping: imports.suggest(imports.get(request.params.importId), request.query.processId),
    }),
  );

  app.post(
    "/api/customer-imports/:importId/preview",
    {
      schema: {
        summary: "The first rows, and what would become of them",
        tags,
        params,
        body: z.strictObject({ plan: plan.nullable() }),
        response: { 200: z.object({ rows: z.array(previewRow) }), "4xx": errorBody },
      },
    },
    async (request) => ({ rows: await imports.preview(request.params.importId, request.body.plan) }),
  );

  app.post(
    "/api/customer-imports/:importId/run",
    {
      schema: {
        summary: "Imports the file, or only looks what would happen",
        tags,
        params,
        body: z.strictObject({ plan, dryRun: z.boolean() }),
        response: { 200: job, "4xx": errorBody },
      },
    },
    async (request) => imports.run(request.params.importId, request.body.plan, request.body.dryRun),
  );

  app.post(
    "/api/customer-imports/:importId/cancel",
    { schema: { summary: "Stops an import", tags, params, response: { 200: nothing, "4xx": errorBody } } },
    async (request) => {
      await imports.cancel(request.params.importId);
      return {};
    },
  );

  app.get(
    "/api/customer-imports/:importId/errors.csv",
    { schema: { summary: "The rows that were refused, with the reason, as CSV", tags, params } },
    async (request, reply) => {
      const { importId, heading } = imports.get(request.params.importId);
      reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${importId}-errors.csv"`);
      return reply.send(Readable.from(toErrorFile(imports, importId, heading)));
    },
  );
};

const toLine = (cells: readonly (string | number)[]): string => `${cells.map(toCsvValue).join(",")}\r\n`;

/** The file as it was, of the refused rows only, so that it can be mended and imported again. */
async function* toErrorFile(imports: Imports, importId: string, heading: string[]): AsyncGenerator<string> {
  yield byteOrderMark + toLine([...heading, "Row", "Error"]);
  let page = imports.errorsAfter(importId, 0, errorsPerPage);
  while (page.length > 0) {
    yield page
      .map(({ rowNumber, message, cells }) =>
        toLine([...heading.map((_, index) => cells[index] ?? ""), rowNumber, message]),
      )
      .join("");
    page = imports.errorsAfter(importId, page.at(-1)?.rowNumber ?? 0, errorsPerPage);
  }
}
