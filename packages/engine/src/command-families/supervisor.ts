import type { ChosenAvailability } from "../agent-session.ts";
import type { Id } from "../directory.ts";
import type { LookInMode } from "../invitation.ts";

export type SupervisorCommand =
  | {
      type: "supervisor.setAvailability";
      supervisorId: Id;
      agentId: Id;
      status: ChosenAvailability;
      breakReason: string | null;
    }
  | {
      type: "supervisor.reassign";
      supervisorId: Id;
      interactionId: Id;
      target: { type: "AGENT" | "QUEUE"; id: Id };
    }
  /** Again with another mode: changes the mode. */
  | { type: "supervisor.lookIn"; supervisorId: Id; interactionId: Id; mode: LookInMode }
  /** While whispering the agents alone read it, while barging in everybody does; who only looks writes nothing. */
  | { type: "supervisor.write"; supervisorId: Id; interactionId: Id; messageId: Id; clientId: Id | null; text: string }
  | { type: "supervisor.stopLookIn"; supervisorId: Id; interactionId: Id };
