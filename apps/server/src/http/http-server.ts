import cookie, { type Signer } from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import session from "@fastify/session";
import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import { contractVersion } from "@omni/contract";
import { OmniError } from "@omni/wire";
import { fastify, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { jwksRoutes, type JwksRoutesOptions } from "../app-services/jwks-routes.ts";
import { sessionLifeMs, type Sessions } from "../auth/sessions.ts";
import { attachmentRoutes, type AttachmentRoutesOptions } from "../attachments/attachment-routes.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { customerDataRoutes, type CustomerDataRoutesOptions } from "./customer-data-routes.ts";
import { historyRoutes, type HistoryRoutesOptions } from "../history/history-routes.ts";
import { integrationRoutes, type IntegrationRoutesOptions } from "../integration/integration-routes.ts";
import { projectRoot, type Settings } from "../settings.ts";
import { supervisorRoutes, type SupervisorRoutesOptions } from "../supervision/supervisor-routes.ts";
import { appRoutes, type AppRoutesOptions } from "../apps/app-routes.ts";
import { serveAppHosts, type AppHosting } from "./app-hosts.ts";
import { toErrorReply } from "./error-reply.ts";
import { addFramingPages } from "./framing-pages.ts";
import { healthRoutes, type HealthRoutesOptions } from "./health-routes.ts";
import { addDemoCrm, addToolbarPages } from "./toolbar-pages.ts";
import { addPages } from "./pages.ts";
import { publicRoutes } from "./public-routes.ts";
import { serveSdk } from "./sdk-files.ts";
import { requireSameOrigin } from "./same-origin.ts";
import { securePartitionedCookies } from "./secure-partitioned-cookies.ts";
import { toSessionCookie } from "./session-cookie.ts";
import { sessionRoutes, type SessionRoutesOptions } from "./session-routes.ts";

export interface HttpServerOptions {
  settings: Settings;
  log: FastifyBaseLogger;
  configuration: Configuration;
  sessions: Sessions;
  signer: Signer;
  session: SessionRoutesOptions;
  attachments: AttachmentRoutesOptions;
  supervisor: SupervisorRoutesOptions;
  history: HistoryRoutesOptions;
  customerData: CustomerDataRoutesOptions;
  integration: IntegrationRoutesOptions;
  apps: AppRoutesOptions;
  appHosting: AppHosting;
  jwks: JwksRoutesOptions;
  health: HealthRoutesOptions;
}

/** Nothing that the interface takes is larger. */
const largestBodyBytes = 256 * 1024;

/** All of HTTP: interface, pages, apps. Sockets are taken by `addSockets`. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { settings, log, configuration, sessions, signer } = options;
  const isHttps = settings.publicUrl?.startsWith("https:") ?? false;
  const app = fastify({
    loggerInstance: log,
    bodyLimit: largestBodyBytes,
    // One proxy: what a client claims to have come by before it decides nothing, such as how often an address may sign in.
    trustProxy: settings.publicUrl === null ? false : (_address, hop) => hop === 0,
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error: Error, request, reply) => {
    const { status, body } = toErrorReply(error, (bug, correlationId) =>
      request.log.error({ err: bug, correlationId }, "A request failed"),
    );
    return reply.status(status).send(body);
  });

  await app.register(fastifyStatic, { serve: false, root: projectRoot, preCompressed: true });
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // frame-ancestors says it better: apps are framed by the console, which is another origin.
    frameguard: false,
    // Browsers leave the origin out of requests from pages with no-referrer.
    referrerPolicy: { policy: "same-origin" },
    hsts: isHttps,
  });
  serveAppHosts(app, settings.publicUrl, options.appHosting);
  requireSameOrigin(app, settings.publicUrl);
  await app.register(cookie);
  await app.register(session, {
    secret: signer,
    store: sessions,
    cookieName: toSessionCookie(settings.publicUrl),
    cookie: { httpOnly: true, sameSite: "strict", secure: isHttps, path: "/", maxAge: sessionLifeMs },
    saveUninitialized: false,
    rolling: false,
  });
  securePartitionedCookies(app);
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new OmniError("RATE_LIMITED", "Too many attempts from this address. Wait a moment and try again.", {
        details: { retryAfterMs: ttl },
      }),
  });
  await app.register(swagger, {
    openapi: { info: { title: "Omni", version: contractVersion, description: "The HTTP interface of an Omni server" } },
    transform: jsonSchemaTransform,
  });
  await app.register(sessionRoutes, options.session);
  await app.register(attachmentRoutes, options.attachments);
  await app.register(supervisorRoutes, options.supervisor);
  await app.register(historyRoutes, options.history);
  await app.register(customerDataRoutes, options.customerData);
  await app.register(appRoutes, options.apps);
  await app.register(integrationRoutes, options.integration);
  await app.register(publicRoutes, { configuration });
  await app.register(jwksRoutes, options.jwks);
  await app.register(healthRoutes, options.health);
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  serveSdk(app);
  const { crmPages, toolbarOrigins } = options.integration;
  const { registry } = options.appHosting;
  addPages(app, () => registry.originOf("*"));
  addFramingPages(app, (appId) => {
    const page = crmPages.findApp(appId);
    return page === null ? registry.originsElsewhere(appId) : [page.origin];
  });
  addToolbarPages(app, toolbarOrigins);
  if (configuration.isDemo) addDemoCrm(app, settings.publicUrl);
  return app;
}
