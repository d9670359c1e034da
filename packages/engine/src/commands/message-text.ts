import type { CommandOf } from "../command.ts";
import { refuse, type Refusal } from "../decision.ts";
import type { Draft } from "../draft.ts";
import type { Interaction } from "../interaction.ts";

/** How long after the customer wrote a messaging provider takes free text. */
const freeTextMs = 24 * 60 * 60_000;

/** A call carries no messages. */
export function checkChannel({ channelType, interactionId }: Interaction): Refusal | null {
  if (channelType !== "VOICE") return null;
  return refuse("CHANNEL_UNAVAILABLE", "A call carries no messages. Use a chat or messaging interaction.", {
    interactionId,
  });
}

/** A messaging provider refuses free text to somebody who has not written for a day. */
function checkFreeText(
  draft: Draft,
  { channelType, customerWroteAt, interactionId, state }: Interaction,
): Refusal | null {
  if (channelType !== "WHATSAPP") return null;
  if (customerWroteAt !== null && draft.now - customerWroteAt < freeTextMs) return null;
  return refuse(
    "INVALID_STATE",
    "The customer has not written within 24 hours, so free text is not delivered. Use a template (templateId).",
    { interactionId, state, customerWroteAt },
  );
}

/** The text to send: the agent's own, or that of the template with its variables filled in. */
export function toText(
  draft: Draft,
  interaction: Interaction,
  command: CommandOf<"interaction.sendMessage">,
): string | Refusal {
  const { template, visibility = "EVERYONE" } = command;
  const isNote = visibility === "AGENTS";
  if (template === undefined) return isNote ? command.text : (checkFreeText(draft, interaction) ?? command.text);
  const { templateId, variables } = template;
  const found = draft.directory.messageTemplates?.find((each) => each.templateId === templateId);
  const wrong = (path: string, message: string): Refusal => refuse("INVALID_ARGUMENT", message, { path });
  if (isNote) return wrong("argument.templateId", "A note among agents takes no template. Give `text`.");
  if (found === undefined)
    return wrong("argument.templateId", `No template has the id ${templateId}. Use one from getMessageTemplates().`);
  if (found.channelType !== interaction.channelType)
    return refuse("CHANNEL_UNAVAILABLE", `Template ${templateId} is for ${found.channelType}. Choose another.`, {
      templateId,
      channelType: found.channelType,
    });
  const missing = found.variables.filter((name) => !Object.hasOwn(variables, name) || variables[name]?.trim() === "");
  if (missing.length > 0)
    return wrong("argument.variables", `The template needs: ${missing.join(", ")}. Give them in \`variables\`.`);
  return found.body.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? whole) : whole,
  );
}
