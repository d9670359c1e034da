import type { CurrentUser } from "@omni/contract";
import { isClosed, type DomainEvent, type Interaction } from "@omni/engine";
import type { LookInEvent } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { CentreListener, ContactCentre, Fact } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import type { PersonalData } from "../customers/personal-data.ts";
import type { EventStream } from "./event-stream.ts";
import type { LiveWallboard } from "./live-wallboard.ts";
import { toLiveInteraction } from "./to-frame.ts";

/** A page that reloads is back within this; a supervisor who is gone longer looks in no more. */
const absenceMs = 10_000;
const beatEveryMs = 15_000;
const mostMessages = 1000;

interface Reader {
  user: CurrentUser;
  interactionId: string;
  stream: EventStream;
}

export interface LookInFeedOptions {
  centre: ContactCentre;
  wallboard: LiveWallboard;
  personalData: PersonalData;
  clock: Clock;
  onError: (error: unknown) => void;
}

const isObserver = ({ observers }: Interaction, userId: string): boolean =>
  observers.some(({ agentId }) => agentId === userId);

/** A conversation as it goes on, to the supervisors who look into it. */
export class LookInFeed implements CentreListener {
  readonly #options: LookInFeedOptions;
  readonly #readers = new Set<Reader>();
  readonly #absent = new Map<string, () => void>();
  #cancelBeat: (() => void) | null = null;

  constructor(options: LookInFeedOptions) {
    this.#options = options;
  }

  /** Throws unless the supervisor looks into the conversation: looking in is what the log remembers. */
  check(user: CurrentUser, interactionId: string): Interaction {
    const interaction = this.#options.centre.world.interactions.get(interactionId);
    if (interaction === undefined || isClosed(interaction))
      throw new OmniError("INTERACTION_NOT_FOUND", "This conversation is over. Find it in the history.", {
        details: { interactionId },
      });
    if (isObserver(interaction, user.userId)) return interaction;
    throw new OmniError("INVALID_STATE", "You do not look into this conversation. Look in first.", {
      details: { interactionId },
    });
  }

  /** Call `check` first. */
  add(reader: Reader): void {
    const { centre, clock, personalData } = this.#options;
    const { user, interactionId } = reader;
    this.#readers.add(reader);
    this.#absent.get(keyOf(user.userId, interactionId))?.();
    this.#cancelBeat ??= clock.after(beatEveryMs, () => this.#beat());
    const interaction = this.check(user, interactionId);
    const messages = centre.log
      .messagesOf(interactionId, Number.MAX_SAFE_INTEGER, mostMessages)
      .map(({ message }) => personalData.show(user.userId, message));
    tell(reader, { type: "snapshot", interaction: this.#view(reader, interaction), messages });
  }

  remove(reader: Reader): void {
    if (this.#readers.delete(reader)) this.#expectBack(reader.user.userId, reader.interactionId);
  }

  /** Whoever looked in when the server ended has a moment to come back. */
  start(): void {
    for (const { interactionId, observers } of this.#options.centre.world.interactions.values())
      for (const { agentId } of observers) this.#expectBack(agentId, interactionId);
  }

  stop(): void {
    this.#cancelBeat?.();
    for (const cancel of this.#absent.values()) cancel();
    for (const { stream } of this.#readers) stream.cut();
    this.#readers.clear();
  }

  onFact({ event, interaction }: Fact): void {
    if (this.#readers.size === 0 || interaction === null) return;
    for (const reader of this.#readers) {
      if (reader.interactionId !== interaction.interactionId) continue;
      if (isObserver(interaction, reader.user.userId))
        tell(
          reader,
          this.#messageOf(reader, event) ?? { type: "interaction", interaction: this.#view(reader, interaction) },
        );
      else this.#end(reader);
    }
  }

  #view({ user }: Reader, interaction: Interaction) {
    const { centre, personalData, wallboard } = this.#options;
    const waitingSince = wallboard.waitingSince(interaction.interactionId);
    return toLiveInteraction(user, personalData, centre.directory, waitingSince, interaction);
  }

  #messageOf({ user }: Reader, event: DomainEvent): LookInEvent | null {
    const told = toMessageEvent(event);
    return told === null ? null : this.#options.personalData.show(user.userId, told);
  }

  #end(reader: Reader): void {
    this.#readers.delete(reader);
    tell(reader, { type: "over" });
    reader.stream.close();
  }

  #expectBack(supervisorId: string, interactionId: string): void {
    const { centre, clock, onError } = this.#options;
    const key = keyOf(supervisorId, interactionId);
    this.#absent.get(key)?.();
    const cancel = clock.after(absenceMs, () => {
      this.#absent.delete(key);
      const isBack = [...this.#readers].some(
        (reader) => reader.user.userId === supervisorId && reader.interactionId === interactionId,
      );
      if (isBack) return;
      centre.execute({ type: "supervisor.stopLookIn", supervisorId, interactionId }).catch((error: unknown) => {
        // A refusal means that there is nothing to stop.
        if (!OmniError.is(error)) onError(error);
      });
    });
    this.#absent.set(key, () => {
      cancel();
      this.#absent.delete(key);
    });
  }

  #beat(): void {
    this.#cancelBeat = this.#readers.size === 0 ? null : this.#options.clock.after(beatEveryMs, () => this.#beat());
    for (const { stream } of this.#readers) stream.beat();
  }
}

const keyOf = (supervisorId: string, interactionId: string): string => JSON.stringify([supervisorId, interactionId]);

const tell = ({ stream }: Reader, event: LookInEvent): void => stream.send(JSON.stringify(event));

/** What is said, and not what becomes of the conversation. */
function toMessageEvent(event: DomainEvent): LookInEvent | null {
  if (event.type === "interaction.messageReceived" || event.type === "interaction.messageSent")
    return { type: "message", message: event.message };
  if (event.type === "interaction.typingChanged") return { type: "typing", from: event.from, typing: event.typing };
  return null;
}
