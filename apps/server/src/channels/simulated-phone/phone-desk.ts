import type { CentreNumber, PhoneHello } from "@omni/live";
import { OmniError } from "@omni/wire";
import type { Clock } from "../../clock.ts";
import { PhoneSession, type PhoneListener } from "./phone-session.ts";
import type { Simulators } from "./simulators.ts";

export interface PhoneDeskOptions {
  simulators: Simulators;
  centreNumbers: readonly CentreNumber[];
  clock: Clock;
  onError: (error: unknown) => void;
}

/** A page that reloads, or has no network for a moment, finds its call again. */
const keepCallMs = 60_000;
const keepIdleMs = 10_000;
/** A trial needs a few; a test some more. */
const mostPhones = 500;

interface Played {
  session: PhoneSession;
  phoneKey: string;
  cancelEnd: () => void;
}

/** The numbers that somebody plays now: who shows them, and for how long after nobody does. */
export class PhoneDesk {
  readonly #options: PhoneDeskOptions;
  readonly #played = new Map<string, Played>();

  constructor(options: PhoneDeskOptions) {
    this.#options = options;
  }

  /** Rejects with INVALID_STATE when somebody else plays the number. */
  join({ number, phoneKey }: PhoneHello, listener: PhoneListener): PhoneSession {
    const played = this.#played.get(number) ?? this.#begin(number, phoneKey);
    if (played.phoneKey !== phoneKey)
      throw new OmniError("INVALID_STATE", `Another page plays the number ${number} now. Choose another number.`);
    played.cancelEnd();
    played.session.join(listener);
    return played.session;
  }

  /** The centre says whether a customer's call waits or talks. A call from a phone has its interaction's id. */
  noteCall(interactionId: string, waiting: boolean): void {
    for (const { session } of this.#played.values()) session.noteWaiting(interactionId, waiting);
  }

  leave(session: PhoneSession, listener: PhoneListener): void {
    session.leave(listener);
    const played = this.#played.get(session.number);
    if (session.isWatched || played?.session !== session) return;
    played.cancelEnd();
    played.cancelEnd = this.#options.clock.after(session.isInCall ? keepCallMs : keepIdleMs, () => {
      this.#played.delete(session.number);
      session.end().catch(this.#options.onError);
    });
  }

  #begin(number: string, phoneKey: string): Played {
    const { simulators, centreNumbers, clock } = this.#options;
    if (centreNumbers.some((own) => own.number === number))
      throw new OmniError("INVALID_ARGUMENT", `${number} is a number of the centre itself. Choose another number.`);
    if (this.#played.size >= mostPhones)
      throw new OmniError("CHANNEL_UNAVAILABLE", `${mostPhones} phones are played now. Close some of them first.`);
    const session = new PhoneSession({ number, simulators, centreNumbers, clock });
    const played = { session, phoneKey, cancelEnd: () => {} };
    this.#played.set(number, played);
    return played;
  }
}
