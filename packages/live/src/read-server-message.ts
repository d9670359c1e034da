import type { ServerMessage } from "./agent-link.ts";

/** A message of the server, or null for what is none. */
export function readServerMessage(text: string): ServerMessage | null {
  try {
    const value: unknown = JSON.parse(text);
    // The server is the console's own; its messages have the shapes of agent-link.ts.
    return typeof value === "object" && value !== null && "type" in value ? (value as ServerMessage) : null;
  } catch {
    return null;
  }
}
