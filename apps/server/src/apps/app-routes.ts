import { defaultLimits } from "@omni/app-package";
import { permissions, type Permission, type UserType } from "@omni/contract";
import type { AppVersion } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Accounts } from "../auth/accounts.ts";
import { administrators, requireUser } from "../auth/require-user.ts";
import { errorBody } from "../http/schemas.ts";
import type { AppFigureBook } from "./app-figures.ts";
import { findApp, type AppManager } from "./app-manager.ts";
import type { AppPages } from "./app-pages.ts";
import type { AppRegistry } from "./app-registry.ts";
import type { Installer, VersionName } from "./installer.ts";
import { noVersion } from "./refuse.ts";
import { findVersion } from "./registry.ts";
import { toVersionView } from "./to-app-details.ts";

export interface AppRoutesOptions {
  accounts: Accounts;
  registry: AppRegistry;
  installer: Installer;
  manager: AppManager;
  pages: AppPages;
  figures: AppFigureBook;
}

const tags = ["apps"];
/** What the answers hold is typed in the live package, for the console. */
const answers = { "2xx": z.unknown().describe("What was asked for"), "4xx": errorBody };
const byApp = z.object({ appId: z.string().min(1).max(128) });
const byVersion = byApp.extend({ version: z.string().min(1).max(64) });
const slotName = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'must be kebab-case, such as "right-panel"' });
const userType = z.enum(["AGENT", "SUPERVISOR", "ADMINISTRATOR"] satisfies UserType[]);
const permission = z.enum(Object.keys(permissions) as [Permission, ...Permission[]]);
const id = z.string().min(1).max(128);

const stage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("USERS"), userIds: z.array(id).min(1).max(10_000) }),
  z.strictObject({ kind: z.literal("PERCENT"), percent: z.number().min(0).max(100) }),
  z.strictObject({ kind: z.literal("ALL") }),
]);

const mapping = z.strictObject({
  page: id,
  slots: z.array(slotName).max(20),
  userTypes: z.array(userType).min(1),
  scope: z.strictObject({
    level: z.enum(["CONTACT_CENTRE", "PROCESS", "CAMPAIGN", "QUEUE"]),
    id,
    applicableToAllChildren: z.boolean(),
  }),
});

const settingValue = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);

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

function toView({ registry }: AppRoutesOptions, { appId, version }: VersionName): AppVersion {
  const app = findApp(registry.now, appId);
  const found = findVersion(app, version);
  if (found === null) throw noVersion(appId, version);
  return toVersionView(app, found);
}

async function uploadRoute(app: FastifyInstance, options: AppRoutesOptions): Promise<void> {
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
      return toView(options, name);
    },
  );
}

/** The App Manager: administrators install apps, consent, give them places, roll versions out and back. */
export const appRoutes: FastifyPluginAsyncZod<AppRoutesOptions> = async (app, options) => {
  const { accounts, registry, installer, manager, pages, figures } = options;
  const actor = (request: FastifyRequest) => requireUser(request, accounts, administrators);
  await app.register(uploadRoute, options);

  app.get("/api/apps", { schema: { summary: "All apps", tags, response: answers } }, async (request) => {
    actor(request);
    return pages.list();
  });

  app.get(
    "/api/app-places",
    { schema: { summary: "Where an app may be shown, and the users of a roll-out", tags, response: answers } },
    async (request) => {
      actor(request);
      return pages.places();
    },
  );

  app.get(
    "/api/apps/:appId",
    {
      schema: {
        summary: "An app with versions, mappings, settings, audit log and figures",
        tags,
        params: byApp,
        response: answers,
      },
    },
    async (request) => {
      actor(request);
      return pages.details(request.params.appId);
    },
  );

  app.post(
    "/api/apps/urls",
    {
      schema: {
        summary: "Installs an app that is hosted elsewhere, by the address of its manifest",
        tags,
        body: z.strictObject({ manifestUrl: z.string().min(1).max(2_000) }),
        response: answers,
      },
    },
    async (request, reply) => {
      const by = actor(request);
      const name = await installer.installUrl(request.body.manifestUrl, by);
      reply.status(201);
      return toView(options, name);
    },
  );

  app.post(
    "/api/apps/:appId/versions/:version/consent",
    {
      schema: {
        summary: "Consents to all that a version asks for; an app's first version is active then",
        tags,
        params: byVersion,
        body: z.strictObject({ permissions: z.array(permission).max(100) }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      const { appId, version } = request.params;
      await manager.consent(by, appId, version, request.body.permissions);
      return pages.details(appId);
    },
  );

  app.post(
    "/api/apps/:appId/activate",
    {
      schema: {
        summary: "Gives a version to named users, a percentage of users, or all; the others keep the one before",
        tags,
        params: byApp,
        body: z.strictObject({ version: z.string().min(1).max(64), stage }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      const { appId } = request.params;
      await manager.activate(by, appId, request.body.version, request.body.stage);
      return pages.details(appId);
    },
  );

  app.post(
    "/api/apps/:appId/rollback",
    { schema: { summary: "Makes the version before everybody's again", tags, params: byApp, response: answers } },
    async (request) => {
      const by = actor(request);
      await manager.rollBack(by, request.params.appId);
      return pages.details(request.params.appId);
    },
  );

  app.post(
    "/api/apps/:appId/enabled",
    {
      schema: {
        summary: "Switches an app on or off everywhere",
        tags,
        params: byApp,
        body: z.strictObject({ enabled: z.boolean() }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      await manager.setEnabled(by, request.params.appId, request.body.enabled);
      return pages.details(request.params.appId);
    },
  );

  app.put(
    "/api/apps/:appId/mappings",
    {
      schema: {
        summary: "Says in which slots, for whom and where the app's pages are shown",
        tags,
        params: byApp,
        body: z.strictObject({ mappings: z.array(mapping).max(200) }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      await manager.map(by, request.params.appId, request.body.mappings);
      return pages.details(request.params.appId);
    },
  );

  app.put(
    "/api/apps/:appId/settings",
    {
      schema: {
        summary: "Fills settings in; a key left out stays, null clears it, secrets are never shown again",
        tags,
        params: byApp,
        body: z.strictObject({ values: z.record(z.string().max(60), settingValue) }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      await manager.setSettings(by, request.params.appId, request.body.values);
      return pages.details(request.params.appId);
    },
  );

  app.put(
    "/api/apps/order",
    {
      schema: {
        summary: "Puts the apps of a slot in order",
        tags,
        body: z.strictObject({ slot: slotName, appIds: z.array(id).max(1_000) }),
        response: answers,
      },
    },
    async (request) => {
      const by = actor(request);
      await manager.order(by, request.body.slot, request.body.appIds);
      return pages.list();
    },
  );

  app.get(
    "/api/apps/:appId/uninstall-preview",
    { schema: { summary: "What uninstalling would delete", tags, params: byApp, response: answers } },
    async (request) => {
      actor(request);
      return manager.previewUninstall(request.params.appId);
    },
  );

  app.delete(
    "/api/apps/:appId",
    { schema: { summary: "Uninstalls an app with all that it kept", tags, params: byApp, response: answers } },
    async (request) => {
      const by = actor(request);
      const deleted = await manager.uninstall(by, request.params.appId);
      figures.forget(request.params.appId);
      return deleted;
    },
  );

  app.get(
    "/api/slots",
    { schema: { summary: "The console's places for apps", tags, response: answers } },
    async (request) => {
      actor(request);
      return { slots: [...registry.now.slots] };
    },
  );

  app.post(
    "/api/slots",
    {
      schema: {
        summary: "Adds a place for apps",
        tags,
        body: z.strictObject({ slot: slotName, title: z.string().trim().min(1).max(80) }),
        response: answers,
      },
    },
    async (request, reply) => {
      const by = actor(request);
      await manager.addSlot(by, request.body.slot, request.body.title);
      reply.status(201);
      return { slots: [...registry.now.slots] };
    },
  );
};
