import type { WallboardFigures, World } from "@omni/engine";
import type { ContactCentre, Fact } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store/open-store.ts";
import type { RunningWallboard } from "./running-wallboard.ts";
import { WallboardLog } from "./wallboard-log.ts";

/** How many facts a start has to read at most, or nearly so. */
const factsPerSnapshot = 20_000;

export interface LiveWallboardOptions {
  store: Store;
  centre: ContactCentre;
  clock: Clock;
  onError: (error: unknown) => void;
  factsPerSnapshot?: number;
}

/** The figures of the running contact centre, and of before its last start. */
export class LiveWallboard {
  readonly #options: LiveWallboardOptions;
  readonly #log: WallboardLog;
  #board: RunningWallboard;
  /** The world that the board follows. Another one means that a transaction was taken back. */
  #world: World;
  #facts = 0;

  constructor(options: LiveWallboardOptions) {
    this.#options = options;
    this.#log = new WallboardLog(options.store);
    this.#world = options.centre.world;
    this.#board = this.#log.replay(options.centre.directory);
    options.centre.project((fact) => this.#observe(fact));
  }

  figures(): WallboardFigures {
    return this.#current().figures(this.#options.clock.now());
  }

  dayStartedAt(): number {
    return this.#current().dayStartedAt(this.#options.clock.now());
  }

  lastHour() {
    return this.#current().lastHour(this.#options.clock.now());
  }

  waitingSince(interactionId: string): number | null {
    return this.#current().waitingSince(interactionId);
  }

  #observe({ event }: Fact): void {
    const { centre } = this.#options;
    // The log has this fact already: a board that is read anew has it too.
    if (this.#world !== centre.world) this.#current();
    else this.#board.observe(centre.world, event);
    this.#facts++;
    if (this.#facts < (this.#options.factsPerSnapshot ?? factsPerSnapshot)) return;
    this.#facts = 0;
    setImmediate(() => this.#save());
  }

  #current(): RunningWallboard {
    const { centre } = this.#options;
    if (this.#world !== centre.world) {
      this.#world = centre.world;
      this.#board = this.#log.replay(centre.directory);
    }
    return this.#board;
  }

  #save(): void {
    const { store, centre, clock, onError } = this.#options;
    store.commits.submit(() => this.#log.save(this.#current(), centre.world, clock.now())).catch(onError);
  }
}
