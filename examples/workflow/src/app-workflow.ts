import { ChangeDetectionStrategy, Component, computed, inject, signal, ViewEncapsulation } from "@angular/core";
import type { Interaction } from "@omni/sdk";
import { readable, toText, watchFocus } from "../starter/connect.ts";
import { Memory } from "./memory.ts";
import { sdkToken } from "./sdk-token.ts";
import { readPlans, type Step } from "./steps.ts";

@Component({
  selector: "app-workflow",
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: "./app-workflow.html",
  styles: "app-workflow { display: contents; } [aria-current] { border-color: var(--accent); }",
  // The page's own style sheet serves all of it.
  encapsulation: ViewEncapsulation.None,
})
export class AppWorkflow {
  readonly open = signal<Interaction | null>(null);
  readonly ticked = signal<readonly string[]>([]);
  readonly problem = signal("");
  readonly isLoading = signal(true);
  readonly campaignName = signal("");
  readonly steps = computed<Step[]>(() => this.#plans()[this.open()?.campaignId ?? ""] ?? this.#plans()["*"] ?? []);
  readonly phase = computed<Step["when"]>(() => (isOver(this.open()) ? "WRAP_UP" : "TALK"));
  readonly next = computed(() => this.steps().find(({ id }) => !this.ticked().includes(id))?.id ?? null);
  readonly done = computed(() => this.steps().filter(({ id }) => this.ticked().includes(id)).length);
  readonly memory: Memory;
  readonly readable = readable;
  readonly #sdk = inject(sdkToken);
  readonly #plans = signal<ReturnType<typeof readPlans>>({});
  #names = new Map<string, string>();

  constructor() {
    this.memory = new Memory(this.#sdk);
    this.#start().catch((error: unknown) => this.#fail("The steps cannot be shown.", error));
  }

  toggle(id: string): void {
    this.#keep(this.ticked().includes(id) ? this.ticked().filter((each) => each !== id) : [...this.ticked(), id]);
  }

  async #start(): Promise<void> {
    const { configuration, interaction } = this.#sdk;
    this.#plans.set(readPlans((await configuration.getAppSettings())["steps"]));
    this.#names = new Map((await configuration.getCampaigns()).map(({ campaignId, name }) => [campaignId, name]));
    await interaction.register("messageSent", ({ interactionId, message }) => {
      if (interactionId === this.open()?.interactionId && message.visibility === "EVERYONE") this.#know("GREETED");
    });
    await interaction.register("interactionDisposed", ({ interactionId }) =>
      this.memory.forget(interactionId).catch((error: unknown) => this.#fail("Old steps are not deleted.", error)),
    );
    await watchFocus(
      this.#sdk,
      (open) => this.#focus(open),
      (error) => this.#fail("", error),
    );
    this.isLoading.set(false);
  }

  #focus(open: Interaction | null): void {
    const isAnother = open?.interactionId !== this.open()?.interactionId;
    this.open.set(open);
    if (open === null) return;
    if (!isAnother) return this.#knowOf(open);
    this.campaignName.set(this.#names.get(open.campaignId) ?? open.campaignId);
    this.ticked.set([]);
    this.memory.read(open.interactionId).then(
      (kept) => {
        if (this.open()?.interactionId !== open.interactionId) return;
        // What was ticked while they were being read counts too.
        const early = this.ticked().filter((id) => !kept.includes(id));
        if (early.length > 0) this.#keep([...kept, ...early]);
        else this.ticked.set(kept);
        this.#knowOf(open);
      },
      (error: unknown) => this.#fail("The ticked steps are not loaded.", error),
    );
  }

  /** What the console knows ticks its step by itself, once. */
  #knowOf({ customerDetails }: Interaction): void {
    if (customerDetails.customerId !== null) this.#know("RECORD");
  }

  #know(fact: NonNullable<Step["knownBy"]>): void {
    const known = this.steps().find(({ id, knownBy }) => knownBy === fact && !this.ticked().includes(id));
    if (known !== undefined) this.#keep([...this.ticked(), known.id]);
  }

  #keep(ticked: string[]): void {
    const interactionId = this.open()?.interactionId;
    if (interactionId === undefined) return;
    this.ticked.set(ticked);
    const result = { workflow: { done: ticked.length, of: this.steps().length, steps: ticked } };
    Promise.all([
      this.memory.write(interactionId, ticked),
      this.#sdk.interaction.updateInteraction({ interactionId, data: result }),
    ]).catch((error: unknown) => this.#fail("The step is not saved.", error));
  }

  #fail(what: string, error: unknown): void {
    this.isLoading.set(false);
    this.problem.set(`${what} ${toText(error)}`.trim());
  }
}

const isOver = (open: Interaction | null): boolean => open?.state === "WRAP_UP" || open?.state === "ENDED";
