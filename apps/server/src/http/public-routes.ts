import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Configuration } from "../configuration/configuration.ts";
import { demoPassword, demoUsers } from "../demo/centre.ts";

const demoAccount = z.object({
  username: z.string(),
  password: z.string(),
  name: z.string(),
  userType: z.enum(["AGENT", "SUPERVISOR", "ADMINISTRATOR"]),
});

/** What anybody may know: the name, and with demo data how to get in. */
export const publicRoutes: FastifyPluginAsyncZod<{ configuration: Configuration }> = async (app, { configuration }) => {
  const { isDemo, contactCentreName, widgetCampaigns } = configuration;
  const info = {
    name: contactCentreName,
    demo: isDemo,
    demoAccounts: isDemo
      ? demoUsers.map(({ user_name, name, user_type }) => ({
          username: user_name,
          password: demoPassword,
          name,
          userType: user_type,
        }))
      : [],
    demoUrl: isDemo ? "/demo/" : null,
    campaigns: widgetCampaigns.map(({ publicKey, title }) => ({ key: publicKey, title })),
  };

  app.get(
    "/api/public/info",
    {
      schema: {
        summary: "What the sign-in page and the widget's demo page show",
        tags: ["public"],
        response: {
          200: z.object({
            name: z.string(),
            demo: z.boolean(),
            demoAccounts: z.array(demoAccount),
            demoUrl: z.string().nullable(),
            campaigns: z.array(z.object({ key: z.string(), title: z.string() })),
          }),
        },
      },
    },
    async () => info,
  );
};
