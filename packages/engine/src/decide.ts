import type { Command, CommandType } from "./command.ts";
import { agentSettingsHandlers } from "./commands/agent-settings.ts";
import { availabilityHandlers } from "./commands/availability.ts";
import { callbackHandlers } from "./commands/callbacks.ts";
import { callHandlers } from "./commands/calls.ts";
import { chatHandlers } from "./commands/chat.ts";
import { contextHandlers } from "./commands/context.ts";
import { customerHandlers } from "./commands/customers.ts";
import { endHandlers } from "./commands/end.ts";
import type { Handler, Handlers } from "./commands/handler.ts";
import { insightHandlers } from "./commands/insights.ts";
import { initiateHandlers } from "./commands/initiate.ts";
import { lineHandlers } from "./commands/line.ts";
import { messageHandlers } from "./commands/messages.ts";
import { offerHandlers } from "./commands/offer.ts";
import { partyHandlers } from "./commands/parties.ts";
import { signInHandlers } from "./commands/sign-in.ts";
import { supervisorHandlers } from "./commands/supervisor.ts";
import { wrapUpHandlers } from "./commands/wrap-up.ts";
import { isRefusal, refuse, type Decision, type Done, type Refusal } from "./decision.ts";
import { Draft } from "./draft.ts";
import { availabilityOf } from "./eligibility.ts";
import { settleLines } from "./parties/settle-lines.ts";
import { route } from "./routing.ts";
import { putInteraction, type World } from "./world.ts";

const handlers: Handlers<CommandType> = {
  ...signInHandlers,
  ...agentSettingsHandlers,
  ...availabilityHandlers,
  ...offerHandlers,
  ...chatHandlers,
  ...messageHandlers,
  ...endHandlers,
  ...wrapUpHandlers,
  ...contextHandlers,
  ...insightHandlers,
  ...lineHandlers,
  ...callHandlers,
  ...initiateHandlers,
  ...partyHandlers,
  ...callbackHandlers,
  ...customerHandlers,
  ...supervisorHandlers,
  "routing.refresh": (draft) => {
    for (const agent of draft.world.agents.values()) draft.changedAgents.set(agent.agentId, agent);
    return null;
  },
};

/** Tells each changed agent's availability, once, after everything else. */
function settle(draft: Draft): void {
  for (const [agentId, agent] of draft.changedAgents) {
    const availability = availabilityOf(draft.directory, agent, draft.now);
    if (availability !== agent.availability) draft.emit({ type: "agent.availabilityChanged", agentId, availability });
  }
}

function draftOf(world: World, command: Command, now: number): Draft | Refusal {
  if (!Object.hasOwn(handlers, command.type))
    return refuse("INVALID_ARGUMENT", `No command has the type ${command.type}.`, { path: "type" });
  const draft = new Draft(world, now);
  // The table pairs each type with its own handler, which a look-up by the union of types cannot express.
  const handle = handlers[command.type] as Handler<CommandType>;
  const refusal = handle(draft, command);
  if (refusal !== null) return refusal;
  route(draft, [...draft.changedAgents.keys()]);
  settleLines(draft);
  settle(draft);
  return draft;
}

const toDecision = ({ events, duplicateOf }: Draft): Done =>
  duplicateOf === null ? { outcome: "DONE", events } : { outcome: "DONE", events, duplicateOf };

/**
 * What a command leads to at `now` (ms since the epoch): all facts with all their consequences, or a refusal. Never
 * throws and never changes the world.
 */
export function decide(world: World, command: Command, now: number): Decision {
  const draft = draftOf(world, command, now);
  return isRefusal(draft) ? draft : toDecision(draft);
}

/** Decides, and takes the facts into the world: the same as to `evolve` each event, without doing it again. */
export function execute(world: World, command: Command, now: number): Decision {
  const draft = draftOf(world, command, now);
  if (isRefusal(draft)) return draft;
  for (const [agentId, agent] of draft.changedAgents) world.agents.set(agentId, agent);
  for (const interaction of draft.changedInteractions.values()) putInteraction(world, interaction);
  for (const [callbackId, callback] of draft.changedCallbacks) world.callbacks.set(callbackId, callback);
  return toDecision(draft);
}
