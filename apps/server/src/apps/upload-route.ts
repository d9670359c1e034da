import { defaultLimits } from "@omni/app-package";
import { OmniError } from "@omni/wire";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { administrators, requireUser } from "../auth/require-user.ts";
import type { AppRoutesOptions } from "./app-routes.ts";
import { tags } from "./app-schemas.ts";
import { toInstalledView } from "./to-app-details.ts";

/** The body as it streams in; one that is too large is refused before the rest of it is read. */
async function readBody({ headers, raw }: FastifyRequest): Promise<Buffer> {
  const limit = defaultLimits.packedBytes;
  const tooLarge = (): OmniError => {
    const problem = `The package is larger than ${limit / 1024 / 1024} MB.`;
    const repair = "Leave out source maps and media, or load them from a service.";
    const details = { rule: "package/too-large", path: null, problem, repair, problems: [], limitBytes: limit };
    return new OmniError("PAYLOAD_TOO_LARGE", `${problem} ${repair}`, { details });
  };
  if (Number(headers["content-length"] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // A request in its first mode is read in buffers.
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Takes packages in: the body is a stream of whatever type, which the route reads itself. */
export async function uploadRoute(app: FastifyInstance, options: AppRoutesOptions): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  app.post(
    "/api/apps/packages",
    {
      schema: { summary: "Installs a package; the body is the .aaex file. Nothing of it runs before consent", tags },
      bodyLimit: defaultLimits.packedBytes + 1,
    },
    async (request, reply) => {
      const by = requireUser(request, options.accounts, administrators);
      const name = await options.installer.installPackage(await readBody(request), by);
      reply.status(201);
      return toInstalledView(options.registry.now, name);
    },
  );
}
