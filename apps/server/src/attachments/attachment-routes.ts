import { appAttachmentPath } from "@omni/app-package";
import { OmniError } from "@omni/wire";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { everybody, requireUser } from "../auth/require-user.ts";
import type { ChatChannel } from "../channels/chat/chat-channel.ts";
import { errorBody } from "../http/schemas.ts";
import { largestAttachmentBytes, toTooLarge } from "./take-attachment.ts";
import type { StoredAttachment } from "./attachment-rows.ts";
import { isShownInline } from "./attachment-types.ts";
import type { Attachments } from "./attachments.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Pages of other origins may call it: it takes no cookie and knows its caller by a token. */
    crossOrigin?: boolean;
  }
}

export interface AttachmentRoutesOptions {
  attachments: Attachments;
  accounts: Accounts;
  chat: ChatChannel;
}

const uploadsPerMinute = 60;

const attachment = z.object({
  attachmentId: z.string(),
  name: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
  url: z.string(),
});
const named = z.object({ name: z.string().min(1).max(1024).describe("The file's name, with its ending") });
const uploaded = { 201: attachment, "4xx": errorBody };
const byId = z.object({ attachmentId: z.string().min(1).max(128) });
const signed = z.object({ expires: z.coerce.number().int(), signature: z.string().max(256) });

interface SignedRequest {
  params: z.infer<typeof byId>;
  query: z.infer<typeof signed>;
}

const notFound = (): OmniError =>
  new OmniError("INVALID_ARGUMENT", "There is no such file, or it is not yours to see.", {
    details: { path: "params.attachmentId" },
  });

/** A file that says beforehand that it is too large is not even begun. */
function checkLength({ headers }: FastifyRequest, name: string): void {
  if (Number(headers["content-length"] ?? 0) > largestAttachmentBytes) throw toTooLarge(name);
}

/** The body as it streams in. */
async function* bodyOf({ raw }: FastifyRequest): AsyncGenerator<Buffer> {
  try {
    yield* raw;
  } catch {
    throw new OmniError("ABORTED", "The upload broke off. Send the file again.");
  }
}

/** Runs nothing, frames nothing, calls nobody: what a stranger sent is shown and no more. */
function send(reply: FastifyReply, attachments: Attachments, file: StoredAttachment): FastifyReply {
  const { folder, name } = attachments.placeOf(file);
  const isInline = isShownInline(file.contentType);
  // A browser's own viewer of PDF files does not run in a sandbox.
  const sandbox = file.contentType === "application/pdf" ? "" : "; sandbox";
  return reply
    .header("content-type", file.contentType)
    .header("content-security-policy", `default-src 'none'; style-src 'unsafe-inline'${sandbox}`)
    .header("x-content-type-options", "nosniff")
    .header("content-disposition", `${isInline ? "inline" : "attachment"}; filename*=UTF-8''${toHeaderName(file.name)}`)
    .header("cache-control", "private, max-age=86400, immutable")
    .sendFile(name, folder, { contentType: false, cacheControl: false });
}

const toHeaderName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);

/** Uploads are streams of whatever type: their routes read them themselves. */
function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
}

/** Files of messages: agents by their session, customers by their conversation's token. */
export const attachmentRoutes: FastifyPluginAsyncZod<AttachmentRoutesOptions> = async (app, options) => {
  const { attachments, accounts, chat } = options;
  takeRawBodies(app);
  const rateLimit = { max: uploadsPerMinute, timeWindow: 60_000 };

  const userOf = (request: FastifyRequest) => requireUser(request, accounts, everybody);
  const findSigned = (audience: "" | "app", { params, query }: SignedRequest): StoredAttachment => {
    const file = attachments.findSigned(audience, params.attachmentId, query.expires, query.signature);
    if (file === null) throw notFound();
    return file;
  };

  app.post(
    "/api/attachments",
    {
      schema: {
        summary: "Takes a file in, to be sent with a message within a day; the body is the file",
        tags: ["attachments"],
        querystring: named,
        response: uploaded,
      },
      config: { rateLimit },
      bodyLimit: largestAttachmentBytes + 1,
    },
    async (request, reply) => {
      const { userId } = userOf(request);
      checkLength(request, request.query.name);
      reply.status(201);
      return attachments.receive(request.query.name, `agent:${userId}`, bodyOf(request));
    },
  );

  app.get(
    "/api/attachments/:attachmentId",
    {
      schema: {
        summary: "A file, for users who may see its conversation",
        tags: ["attachments"],
        params: byId,
        response: { "4xx": errorBody },
      },
    },
    async (request, reply) => {
      const user = userOf(request);
      const file = attachments.findForUser(request.params.attachmentId, user);
      if (file === null) throw notFound();
      return send(reply, attachments, file);
    },
  );

  app.options(
    "/chat/attachments",
    { schema: { hide: true }, config: { crossOrigin: true } },
    async (_request, reply) => {
      reply
        .header("access-control-allow-origin", "*")
        .header("access-control-allow-methods", "POST")
        .header("access-control-allow-headers", "authorization, content-type")
        .header("access-control-max-age", "86400")
        .status(204);
    },
  );

  app.post(
    "/chat/attachments",
    {
      schema: {
        summary: "Takes a customer's file in, by the token of the conversation; the body is the file",
        tags: ["attachments"],
        querystring: named,
        response: uploaded,
      },
      config: { rateLimit, crossOrigin: true },
      bodyLimit: largestAttachmentBytes + 1,
    },
    async (request, reply) => {
      reply.header("access-control-allow-origin", "*");
      const { authorization, origin } = request.headers;
      const token = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1] ?? "";
      const owner = chat.uploaderOf(token, origin ?? null);
      checkLength(request, request.query.name);
      reply.status(201);
      return attachments.toCustomerView(await attachments.receive(request.query.name, owner, bodyOf(request)));
    },
  );

  app.get(
    "/chat/attachments/:attachmentId",
    {
      schema: {
        summary: "A file of a conversation, by an address that its customer was given",
        tags: ["attachments"],
        params: byId,
        querystring: signed,
        response: { "4xx": errorBody },
      },
    },
    async (request, reply) => {
      const file = findSigned("", request);
      reply.header("cross-origin-resource-policy", "cross-origin");
      return send(reply, attachments, file);
    },
  );

  app.get(
    `${appAttachmentPath}:attachmentId`,
    {
      schema: {
        summary: "A file of a message, by an address that an app was given",
        tags: ["attachments"],
        params: byId,
        querystring: signed,
        response: { "4xx": errorBody },
      },
    },
    async (request, reply) => {
      // An app may show a file in its page, or read it by fetch.
      reply.header("cross-origin-resource-policy", "cross-origin").header("access-control-allow-origin", "*");
      return send(reply, attachments, findSigned("app", request));
    },
  );
};
