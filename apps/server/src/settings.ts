import { isIP } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The repository: built pages are found below it, and the default data folder. */
export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));

const flag = z
  .enum(["0", "1", "true", "false"], { error: "must be 0 or 1" })
  .transform((value) => value === "1" || value === "true");

const webAddress = z.url({ protocol: /^https?$/, error: "must be a web address such as http://localhost:5173" });

/** Each app lives on a host below the console's, and a plain address has none below it. */
const namedAddress = webAddress.refine((url) => !URL.canParse(url) || isIP(toHost(url)) === 0, {
  error: "must have a name for its host, because apps live on hosts below it",
});
const toHost = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, "");

const origins = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine((parts) => parts.every((part) => URL.canParse(part) && new URL(part).origin === part.replace(/\/$/, "")), {
    error: "must be web origins, separated by commas",
  })
  .transform((parts) => parts.map((part) => new URL(part).origin));

/** What a bearer token may be made of. */
const token = z.string().regex(/^[\w.~+/=-]{16,}$/, {
  error: "must have 16 characters at least: letters, digits, and - . _ ~ + / =",
});

/** Every setting is an environment variable. An empty one counts as not set. */
const environment = z.object({
  OMNI_PORT: z.coerce.number({ error: "must be a port number" }).int().min(0).max(65_535).default(4400),
  OMNI_HOST: z.string().default("localhost"),
  OMNI_DATA: z.string().default(".omni"),
  OMNI_DEMO: flag.default(true),
  OMNI_APP_URL: webAddress.optional(),
  OMNI_PUBLIC_URL: namedAddress.optional(),
  OMNI_SIGN_INS_PER_MINUTE: z.coerce.number({ error: "must be a number" }).int().min(1).default(60),
  OMNI_APP_REQUEST_PRIVATE: origins.default([]),
  OMNI_METRICS_TOKEN: token.optional(),
  OMNI_INSIGHT_DAYS: z.coerce.number({ error: "must be a number" }).int().min(1).max(36_500).optional(),
  OMNI_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
});

/** How to repair each setting, shown under the problem. */
const repairs: Record<keyof z.infer<typeof environment>, string> = {
  OMNI_PORT: "Use a number from 0 to 65535, such as OMNI_PORT=4400; 0 takes any free port.",
  OMNI_HOST: "Use the address to listen on, such as OMNI_HOST=0.0.0.0 for every network.",
  OMNI_DATA: "Use a folder, such as OMNI_DATA=.omni.",
  OMNI_DEMO: "Use OMNI_DEMO=1 for the demo contact centre, OMNI_DEMO=0 for an empty one.",
  OMNI_APP_URL: "Use the address of an app's entry page, such as OMNI_APP_URL=http://localhost:5173.",
  OMNI_PUBLIC_URL: "Use the address that browsers see, such as OMNI_PUBLIC_URL=https://omni.example.com.",
  OMNI_SIGN_INS_PER_MINUTE: "Use how many sign-ins one network address may try in a minute, such as 60.",
  OMNI_APP_REQUEST_PRIVATE: "Use origins such as OMNI_APP_REQUEST_PRIVATE=http://crm.lan:8080,http://localhost:9000.",
  OMNI_METRICS_TOKEN: "Use a long random text, such as openssl rand -hex 32 prints.",
  OMNI_INSIGHT_DAYS: "Use a number of days such as 365, or leave it out to keep insights with their contacts for good.",
  OMNI_LOG: "Use one of silent, error, warn, info, debug.",
};

/** Never shown. */
const secrets: ReadonlySet<string> = new Set<keyof typeof repairs>(["OMNI_METRICS_TOKEN"]);

export interface Settings {
  port: number;
  host: string;
  dataFolder: string;
  demo: boolean;
  /** One more app in the right panel, for its developer. */
  appUrl: string | null;
  /** The console's address when a proxy stands in front; null: http://localhost and the port. */
  publicUrl: string | null;
  /** Per network address. */
  signInsPerMinute: number;
  /** Origins in private networks that apps may send requests to, if their manifests name them, and be installed from. */
  appRequestPrivate: string[];
  /** Who brings it reads the metrics; null: only this machine reads them. */
  metricsToken: string | null;
  /** So long insights are kept after their contact ended; null: for good. */
  insightDays: number | null;
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
}

/** A wrong setting: what is wrong, then how to repair it. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const { data, error } = environment.safeParse(given);
  if (error) {
    const problems = error.issues.map(({ path, message }) => {
      // The schema has one level: the path is the variable's name.
      const name = path[0] as keyof typeof repairs;
      return `${secrets.has(name) ? name : `${name}=${given[name]}`} is not valid: ${message}\n  ${repairs[name]}`;
    });
    throw new SettingsError(problems.join("\n"));
  }
  return {
    port: data.OMNI_PORT,
    host: data.OMNI_HOST,
    dataFolder: resolve(projectRoot, data.OMNI_DATA),
    demo: data.OMNI_DEMO,
    appUrl: data.OMNI_APP_URL ?? null,
    publicUrl: data.OMNI_PUBLIC_URL ?? null,
    signInsPerMinute: data.OMNI_SIGN_INS_PER_MINUTE,
    appRequestPrivate: data.OMNI_APP_REQUEST_PRIVATE,
    metricsToken: data.OMNI_METRICS_TOKEN ?? null,
    insightDays: data.OMNI_INSIGHT_DAYS ?? null,
    logLevel: data.OMNI_LOG,
  };
}
