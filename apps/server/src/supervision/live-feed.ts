import type { CurrentUser } from "@omni/contract";
import type { CentreListener, ContactCentre, Fact } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import type { PersonalData } from "../customers/personal-data.ts";
import type { EventStream } from "./event-stream.ts";
import type { LiveWallboard } from "./live-wallboard.ts";
import { toCommonFrame, toLiveInteractions } from "./to-frame.ts";

/** At most one frame in this time. */
const frameEveryMs = 1000;
/** Facts that come together make one frame. */
const gatherMs = 40;
const beatEveryMs = 15_000;

export interface Viewer {
  user: CurrentUser;
  sessionHash: string;
  stream: EventStream;
}

export interface LiveFeedOptions {
  centre: ContactCentre;
  wallboard: LiveWallboard;
  personalData: PersonalData;
  clock: Clock;
  /** Whether a browser's session still stands. */
  isSignedIn: (userId: string, sessionHash: string) => boolean;
  onError: (error: unknown) => void;
}

/** Tells supervisors what is going on: whole frames, so that a reader who misses one misses nothing. */
export class LiveFeed implements CentreListener {
  readonly #options: LiveFeedOptions;
  readonly #viewers = new Set<Viewer>();
  #cancelFrame: (() => void) | null = null;
  #cancelBeat: (() => void) | null = null;
  #sentAt = 0;

  constructor(options: LiveFeedOptions) {
    this.#options = options;
  }

  /** Sends the present frame at once, and another whenever something changes. */
  add(viewer: Viewer): void {
    this.#viewers.add(viewer);
    this.#sendTo([viewer]);
    this.#cancelBeat ??= this.#options.clock.after(beatEveryMs, () => this.#beat());
  }

  remove(viewer: Viewer): void {
    this.#viewers.delete(viewer);
  }

  onFact({ event }: Fact): void {
    if (this.#viewers.size === 0) return;
    if (event.type === "agent.signedOut" || event.type === "agent.signedIn") this.#dismiss(event.agentId, event.type);
    if (this.#cancelFrame !== null) return;
    const wait = Math.max(gatherMs, frameEveryMs - this.#sinceFrameMs());
    this.#cancelFrame = this.#options.clock.after(wait, () => this.#sendFrame());
  }

  stop(): void {
    this.#cancelFrame?.();
    this.#cancelBeat?.();
    for (const { stream } of this.#viewers) stream.cut();
    this.#viewers.clear();
  }

  #sendFrame(): void {
    this.#cancelFrame = null;
    this.#sentAt = this.#options.clock.now();
    this.#sendTo([...this.#viewers].filter(({ stream }) => !stream.isFull));
  }

  #sendTo(viewers: readonly Viewer[]): void {
    if (viewers.length === 0) return;
    const { centre, wallboard, onError } = this.#options;
    try {
      // The large part is written once; only the customers differ from one supervisor to another.
      const common = JSON.stringify(toCommonFrame(centre, wallboard)).slice(0, -1);
      for (const { user, stream } of viewers)
        stream.send(`${common},"interactions":${JSON.stringify(toLiveInteractions(user, this.#options))}}`);
    } catch (error) {
      onError(error);
    }
  }

  /** Silent lines are kept open, ended sessions are not. A frame now and then moves the hour on. */
  #beat(): void {
    const { clock, isSignedIn } = this.#options;
    this.#cancelBeat = this.#viewers.size === 0 ? null : clock.after(beatEveryMs, () => this.#beat());
    for (const viewer of this.#viewers) {
      if (isSignedIn(viewer.user.userId, viewer.sessionHash)) viewer.stream.beat();
      else this.#end(viewer);
    }
    if (this.#sinceFrameMs() >= 60_000) this.#sendFrame();
  }

  /** A clock that was set back counts as a long time: nobody waits for it to be where it was. */
  #sinceFrameMs(): number {
    const ms = this.#options.clock.now() - this.#sentAt;
    return ms < 0 ? Infinity : ms;
  }

  #dismiss(userId: string, cause: "agent.signedOut" | "agent.signedIn"): void {
    for (const viewer of this.#viewers) {
      if (viewer.user.userId !== userId) continue;
      if (cause === "agent.signedOut" || !this.#options.isSignedIn(userId, viewer.sessionHash)) this.#end(viewer);
    }
  }

  #end(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    viewer.stream.close();
  }
}
