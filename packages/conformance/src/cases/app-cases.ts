import { claim, claimEqual, mountProbe, refusalOf } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const own = { scope: "USER" } as const;
const sizes = { value: 60_000, tooLarge: 100_000 };
/** More of them than any storage holds. */
const mostWrites = 60;

interface Claims {
  aud: string;
  sub: string;
  exp: number;
  iat: number;
}

/** What a token claims; whether its signature holds is for those to check who have the keys. */
const claimsOf = (token: string): Claims =>
  // The case checks what it uses.
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Claims;

export const appCases: readonly ConformanceCase[] = [
  {
    id: "storage.stays",
    rule: "STORE-1",
    title: "what an app stores is there when its page is loaded anew, until it is deleted",
    needs: ["storage"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const value = { text: "Grüße", list: [1, null] };
      await probe.ask("app.storage.set", { key: "stays", value, ...own });
      await probe.reload();
      await probe.run({ do: "initialize" });
      claimEqual(await probe.ask("app.storage.get", { key: "stays" }), value, "The value");
      claimEqual(await probe.ask("app.storage.list", { prefix: "stay" }), ["stays"], "The keys");
      await probe.ask("app.storage.delete", { key: "stays" });
      claimEqual(await probe.ask("app.storage.get", { key: "stays" }), null, "What was deleted");
    },
  },
  {
    id: "storage.apart",
    rule: "STORE-1",
    title: "an app finds nothing of what another one stores, nor one scope of another",
    needs: ["storage"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const other = await mountProbe(stage);
      const key = "shared";
      const centre = { key, scope: "CONTACT_CENTRE" };
      await probe.ask("app.storage.set", { ...centre, value: 1 });
      claimEqual(await other.ask("app.storage.get", centre), null, "What the other app finds");
      claimEqual(await probe.ask("app.storage.get", { key }), null, "What the user's own scope holds");
      await probe.ask("app.storage.delete", centre);
    },
  },
  {
    id: "storage.value-too-large",
    rule: "STORE-2",
    title: "a value that is too large is refused with the limit, and the one before stays",
    needs: ["storage"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.ask("app.storage.set", { key: "size", value: 1 });
      const large = { key: "size", value: "x".repeat(sizes.tooLarge) };
      const { details } = refusalOf(await probe.call("app.storage.set", large), "PAYLOAD_TOO_LARGE", "A large value");
      claim(typeof details["limitBytes"] === "number", "details.limitBytes should tell the limit.");
      claimEqual(await probe.ask("app.storage.get", { key: "size" }), 1, "The value before");
      await probe.ask("app.storage.delete", { key: "size" });
    },
  },
  {
    id: "storage.full",
    rule: "STORE-2",
    title: "a storage that is full refuses with the limit, and takes again what is deleted from it",
    needs: ["storage"],
    covers: { errors: [{ method: "app.storage.set", code: "STORAGE_QUOTA" }] },
    async run(stage) {
      const probe = await mountProbe(stage);
      const fill = async (key: string) =>
        probe.call("app.storage.set", { key, value: "x".repeat(sizes.value), ...own });
      let count = 0;
      let answer = await fill(`full-${count}`);
      while (!("error" in answer) && count < mostWrites) answer = await fill(`full-${++count}`);
      const { details } = refusalOf(answer, "STORAGE_QUOTA", "One value more");
      claim(typeof details["limitBytes"] === "number", "details.limitBytes should tell the limit.");
      await probe.ask("app.storage.delete", { key: "full-0" });
      claim("value" in (await fill(`full-${count}`)), "There was no room again.");
      const kept = (await probe.ask("app.storage.list", { prefix: "full-" })) as string[];
      for (const key of kept) await probe.ask("app.storage.delete", { key });
    },
  },
  {
    id: "token.claims",
    rule: "TOKEN-1",
    title: "a context token names the user and this app's audience, and ends when it says",
    needs: ["token"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const other = await mountProbe(stage);
      const { token, expiresAt } = (await probe.ask("app.getContextToken")) as { token: string; expiresAt: number };
      const { sub, aud, exp, iat } = claimsOf(token);
      claimEqual(sub, stage.facts.user.userId, "sub");
      claimEqual(exp * 1_000, expiresAt, "exp");
      claim(exp > iat && exp - iat <= 600, "A token should live for minutes.");
      const foreign = (await other.ask("app.getContextToken")) as { token: string };
      claim(claimsOf(foreign.token).aud !== aud, "Two apps got tokens for one audience.");
    },
  },
  {
    id: "request.answered",
    rule: "REQUEST-1",
    title: "a request brings the status of the app's own service back",
    needs: ["request"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const answer = (await probe.ask("app.request", { url: stage.facts.serviceUrl })) as { status: number };
      claimEqual(answer.status, 200, "status");
    },
  },
];
