import { claim, claimEqual, mountProbe, valueOf } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { connected, offered, wrappingUp } from "../reached-states.ts";

export const stateCases: readonly ConformanceCase[] = [
  {
    id: "state.accept-late",
    rule: "STATE-2",
    title: "an offer that has run out cannot be accepted",
    needs: ["chat", "clock"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const { interactionId } = await offered(stage, "CHAT");
      await stage.pass(stage.facts.offerMs + 1);
      const answer = await probe.call("interaction.acceptInteraction", { interactionId });
      claim("error" in answer, "A late accept succeeded.");
      claim(
        ["INVALID_STATE", "INTERACTION_NOT_FOUND"].includes(answer.error.code ?? ""),
        `It rejects ${answer.error.code}.`,
      );
    },
  },
  {
    id: "state.accept-twice",
    rule: "STATE-1",
    title: "accepting what one has already changes nothing",
    needs: ["chat"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const { interactionId } = await connected(stage, "CHAT");
      await probe.call("interaction.acceptInteraction", { interactionId });
      const interaction = (await probe.ask("interaction.getInteraction", { interactionId })) as { state: string };
      claimEqual(interaction.state, "CONNECTED", "state");
    },
  },
  {
    id: "state.dispose-twice",
    rule: "STATE-1",
    title: "disposing twice is refused the second time",
    needs: ["chat", "disposition"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const { interactionId } = await wrappingUp(stage, "CHAT");
      const argument = { interactionId, dispositionCode: stage.facts.codes.plain };
      valueOf(await probe.call("interaction.disposeInteraction", argument), "The first");
      const again = await probe.call("interaction.disposeInteraction", argument);
      claim("error" in again, "An interaction was disposed twice.");
      // A host may keep no interaction that is over.
      const codes = ["INVALID_STATE", "INTERACTION_NOT_FOUND"];
      claim(codes.includes(again.error.code ?? ""), `The second rejects ${again.error.code}.`);
    },
  },
  {
    id: "state.wrap-up-ends",
    rule: "STATE-3",
    title: "a timed wrap-up ends when its time is over",
    needs: ["chat", "disposition", "clock"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow("wrapUpEnded");
      await wrappingUp(stage, "CHAT");
      await stage.pass(stage.facts.wrapUpMs + 1);
      await probe.received("wrapUpEnded");
    },
  },
  {
    id: "state.wrap-up-extended",
    rule: "STATE-3",
    title: "extendWrapUp moves the end of a timed wrap-up",
    needs: ["chat", "disposition"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const { interactionId } = await wrappingUp(stage, "CHAT");
      const endsAt = async (method: string): Promise<number> => {
        const { wrapUp } = (await probe.ask(method, { interactionId })) as { wrapUp: { endsAt: number } };
        return wrapUp.endsAt;
      };
      const before = await endsAt("interaction.getInteraction");
      claim((await endsAt("interaction.extendWrapUp")) > before, "The end did not move.");
    },
  },
  {
    id: "session.in-and-out",
    rule: "SES-1",
    title: "an app that stays sees signing out and in, and works afterwards with the same instance",
    needs: ["session", "signedOutApps"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow("loginStatusChanged");
      await probe.ask("session.logout");
      const { userName, password } = stage.facts.user;
      await probe.ask("session.login", { username: userName, password });
      const statuses = (await probe.received("loginStatusChanged", 2)).map(({ status }) => status);
      claimEqual(statuses, ["LOGGED_OUT", "LOGGED_IN"], "status");
      await probe.ask("session.getAvailability");
    },
  },
  {
    id: "log.written",
    rule: "LOG-1",
    title: "app.log writes to the app's log",
    needs: ["log", "appLog"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.ask("app.log", { level: "warn", message: "The kettle is empty" });
      const log = await probe.log();
      claim(
        log.some(({ message }) => message.includes("The kettle is empty")),
        "The log does not tell.",
      );
    },
  },
];
