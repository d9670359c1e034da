// The kinds of text that a manifest is made of. Limits stand here, once.
import semver from "semver";
import { z } from "zod";
import { findPathFault } from "./package-path.ts";
import { isOrigin, isPrivateHost } from "./network-address.ts";
import { quote, say } from "./problem.ts";

/** Hosts beside the apps that a server keeps for itself. */
const reservedNames = new Set(["www", "api", "apps", "console", "admin", "localhost", "static", "cdn", "mail", "ws"]);

const label = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export const appName = z
  .string()
  .regex(label, {
    error: ({ input }) =>
      say(
        `${quote(input)} is not a label of a host name.`,
        'Use 1 to 63 lower-case letters, digits and hyphens, beginning with a letter, such as "screen-pop": the app lives at <name>.apps.<host>.',
      ),
  })
  .refine((name) => !name.startsWith("xn--") && !reservedNames.has(name), {
    error: ({ input }) => say(`The name ${quote(input)} is reserved.`, "Choose another name."),
  });

export const kebabCase = (what: string) =>
  z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
      error: ({ input }) => say(`${quote(input)} is no ${what}.`, 'Use kebab-case, such as "right-panel".'),
    });

export const version = z
  .string()
  .max(64)
  .refine((text) => semver.valid(text) === text && !text.includes("+"), {
    error: ({ input }) =>
      say(`${quote(input)} is not a version.`, 'Use semantic versioning, such as "1.2.0" or "1.2.0-beta.1".'),
  });

export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.trim() !== "", {
      error: say("The text is empty.", "Say it in a few plain words."),
    });

export const packagePath = z.string().refine((path) => findPathFault(path) === null && !/^meta\//i.test(path), {
  error: ({ input }) =>
    say(
      `${quote(input)} is no path in the package: ${findPathFault(String(input)) ?? "META is the packer's own"}.`,
      'Write it from the package\'s root with forward slashes, such as "pages/panel.html".',
    ),
});

export const origin = z.string().refine(isOrigin, {
  error: ({ input }) =>
    say(
      `${quote(input)} is not an origin.`,
      'Write scheme and host in lower case, without a path, such as "https://api.example.com".',
    ),
});

const isHttps = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, origin: itsOrigin } = new URL(value);
  return protocol === "https:" && username === "" && password === "" && isOrigin(itsOrigin);
};

export const httpsUrl = z
  .string()
  .max(2_000)
  .refine(isHttps, {
    error: ({ input }) =>
      say(`${quote(input)} is not an https address.`, 'Write it in full, such as "https://example.com/app".'),
  });

const isWebAddress = (value: string): boolean => isHttps(value) || isHttps(value.replace(/^http:/, "https:"));

/** An address that may be plain http; whether it may be is another rule's to say. */
export const webUrl = z
  .string()
  .max(2_000)
  .refine(isWebAddress, {
    error: ({ input }) =>
      say(`${quote(input)} is not an address.`, 'Write it in full, such as "https://example.com/api".'),
  });

/** Where an app is hosted elsewhere: https, or http on this very machine while it is developed. */
export const entryUrl = z
  .string()
  .max(2_000)
  .refine(
    (value) => isHttps(value) || (URL.canParse(value) && /^http:\/\/(?:[a-z0-9-]+\.)?localhost[:/]/.test(value)),
    {
      error: ({ input }) =>
        say(`${quote(input)} is not an https address.`, "Write it in full with https://; http is for localhost only."),
    },
  );

export const isHttpOrPrivate = (value: string): boolean =>
  isOrigin(value) && (value.startsWith("http:") || isPrivateHost(new URL(value).hostname));
