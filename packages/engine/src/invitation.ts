import type { Target } from "@omni/contract";
import type { Id } from "./directory.ts";

/** Somebody who is asked to take part. One at a time; only a consult goes on after the answer. */
export interface Invitation {
  invitationId: Id;
  kind: "TRANSFER" | "CONSULT" | "CONFERENCE";
  target: Target;
  participantId: Id;
  /** The agent who is asked; null: a phone or an IVR entry is called. */
  agentId: Id | null;
  /** Who asked: the agent who has the interaction, or a supervisor. */
  by: Id;
  startedAt: number;
  /** When an agent's silence is a no; a called line has its own time. */
  expiresAt: number | null;
  answeredAt: number | null;
}

/** An agent who takes part without having the interaction: nothing to dispose, no wrap-up. */
export interface Member {
  agentId: Id;
  part: "CONSULT" | "CONFERENCE";
  joinedAt: number;
  selected: boolean;
}

/** SNOOP: hears all and is heard by nobody. WHISPER: only the agent hears the observer. BARGE: everybody does. */
export type LookInMode = "SNOOP" | "WHISPER" | "BARGE";

/** A supervisor who looks into a conversation. */
export interface Observer {
  agentId: Id;
  mode: LookInMode;
  since: number;
}

/** Keeps a waiting interaction for one agent until then. */
export interface Reservation {
  agentId: Id;
  until: number;
}
