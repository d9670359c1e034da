import { claim, claimEqual, mountProbe, refusalOf } from "../claims.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { connected, consulting } from "../reached-states.ts";

const patienceMs = 5_000;
const lookAgainMs = 10;
const visibility = "AGENTS" as const;

/** What agents write to one another beside the conversation. */
export const noteCases: readonly ConformanceCase[] = [
  {
    id: "note.hidden",
    rule: "NOTE-2",
    title: "a note does not reach the customer, and the message after it does",
    needs: ["chat"],
    async run(stage) {
      const { agent } = stage;
      const { talk, interactionId } = await connected(stage, "CHAT");
      await agent.perform("interaction.sendMessage", { interactionId, text: "He is angry.", visibility });
      await agent.perform("interaction.sendMessage", { interactionId, text: "I am looking." });
      const deadline = Date.now() + patienceMs;
      while (!(await talk.seen()).includes("I am looking.")) {
        claim(Date.now() < deadline, "The message did not reach the customer.");
        await new Promise<void>((resolve) => void setTimeout(resolve, lookAgainMs));
      }
      claim(!(await talk.seen()).includes("He is angry."), "The customer saw the note.");
    },
  },
  {
    id: "note.not-counted",
    rule: "NOTE-2",
    title: "a note is none of the messages that the customer and the agents count",
    needs: ["chat"],
    async run(stage) {
      const { agent } = stage;
      const { interactionId } = await connected(stage, "CHAT");
      const before = await agent.perform("interaction.getInteraction", { interactionId });
      await agent.perform("interaction.sendMessage", { interactionId, text: "He is angry.", visibility });
      const after = await agent.perform("interaction.getInteraction", { interactionId });
      claimEqual(after.messageCount, before.messageCount, "messageCount");
      const messages = await agent.perform("interaction.getMessages", { interactionId });
      claimEqual(messages.at(-1)?.visibility, visibility, "visibility of the last message");
    },
  },
  {
    id: "note.from-consulted",
    rule: "NOTE-1",
    title: "the note of an agent who is consulted reaches the agent who asked",
    needs: ["chat", "conference", "colleague"],
    async run(stage) {
      const probe = await mountProbe(stage);
      await probe.follow("messageSent");
      const { interactionId, colleague } = await consulting(stage, "CHAT");
      await colleague.perform("interaction.sendMessage", { interactionId, text: "Offer a refund.", visibility });
      const [payload] = await probe.received("messageSent");
      const { message } = payload as { message?: { text: string; visibility: string } };
      claimEqual(message?.text, "Offer a refund.", "text");
      claimEqual(message?.visibility, visibility, "visibility");
    },
  },
  {
    id: "note.consulted-not-to-customer",
    rule: "NOTE-3",
    title: "an agent who is consulted cannot write to the customer",
    needs: ["chat", "conference", "colleague"],
    async run(stage) {
      const { interactionId, colleague } = await consulting(stage, "CHAT");
      const refused = await colleague.perform("interaction.sendMessage", { interactionId, text: "Hello" }).then(
        () => null,
        (error: unknown) => error,
      );
      const { code } = (refused ?? {}) as { code?: string };
      claimEqual(code, "INVALID_STATE", "code");
    },
  },
  {
    id: "note.no-template",
    rule: "NOTE-2",
    title: "a note takes no template",
    needs: ["messaging"],
    async run(stage) {
      const probe = await mountProbe(stage);
      const { interactionId } = await connected(stage, "WHATSAPP");
      const { templateId } = stage.facts;
      const answer = await probe.call("interaction.sendMessage", { interactionId, templateId, visibility });
      refusalOf(answer, "INVALID_ARGUMENT", "A note with a template");
    },
  },
];
