import type { DispositionClass, DispositionCode, Interaction, Sdk } from "@omni/sdk";
import { computed, reactive } from "vue";
import { toText, watchFocus } from "../starter/connect.ts";

const favouritesKey = "disposition-counts";
const over = new Set(["ENDED", "WRAP_UP"]);
const disposable = new Set([...over, "CONNECTED", "HELD"]);

/** How often this agent chose each code; counts of this page alone where the console has no storage. */
type Counts = Record<string, number>;

async function readCounts(sdk: Sdk): Promise<Counts> {
  const stored = sdk.supports("storage") ? await sdk.app.storage.get({ key: favouritesKey }) : null;
  return { ...(Object(stored) as Counts) };
}

/** A moment as a field for local date and time takes it. */
export function toLocalInput(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Times that customers ask for most. */
export function toPresets(now: number): { label: string; at: string }[] {
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  return [
    { label: "In an hour", at: toLocalInput(now + 3_600_000) },
    { label: "Tomorrow, 9:00", at: toLocalInput(tomorrow.setHours(9, 0, 0, 0)) },
    { label: "Tomorrow, 15:00", at: toLocalInput(tomorrow.setHours(15, 0, 0, 0)) },
  ];
}

interface WrapUpState {
  open: Interaction | null;
  /** Null while it is being loaded. */
  plan: DispositionClass[] | null;
  counts: Counts;
  chosen: DispositionCode | null;
  notes: string;
  callbackAt: string;
  byMe: boolean;
  isBusy: boolean;
  problem: string;
  /** What was disposed last, for the screen after it. */
  done: string;
  now: number;
}

/** Wrap-up of the interaction in focus. */
export async function useWrapUp(sdk: Sdk) {
  const state: WrapUpState = reactive({
    open: null,
    plan: null,
    counts: {},
    chosen: null,
    notes: "",
    callbackAt: "",
    byMe: true,
    isBusy: false,
    problem: "",
    done: "",
    now: Date.now(),
  });
  setInterval(() => (state.now = Date.now()), 1_000);

  const favourites = computed(() => {
    const { counts } = state;
    const codes = (state.plan ?? []).flatMap((each) => each.codes).filter(({ code }) => counts[code]);
    return codes.toSorted((a, b) => (counts[b.code] ?? 0) - (counts[a.code] ?? 0)).slice(0, 3);
  });
  const secondsLeft = computed(() => {
    const endsAt = state.open?.wrapUp?.endsAt ?? null;
    return endsAt === null ? null : Math.max(0, Math.ceil((endsAt - state.now) / 1000));
  });
  const isOver = computed(() => over.has(state.open?.state ?? ""));

  async function attempt(failure: string, work: () => Promise<unknown>): Promise<void> {
    Object.assign(state, { isBusy: true, problem: "" });
    try {
      await work();
    } catch (error) {
      state.problem = `${failure} ${toText(error)}`;
    } finally {
      state.isBusy = false;
    }
  }

  function show(open: Interaction | null): void {
    const next = open !== null && disposable.has(open.state) ? open : null;
    const isAnother = next?.interactionId !== state.open?.interactionId;
    state.open = next;
    if (!isAnother) return;
    Object.assign(state, { chosen: null, notes: "", callbackAt: "", byMe: true });
    if (next === null) return;
    state.done = "";
    state.plan = null;
    void attempt("The disposition codes are not loaded.", async () => {
      const plan = await sdk.configuration.getDispositionCodes({ campaignId: next.campaignId });
      if (state.open?.interactionId === next.interactionId) state.plan = plan;
    });
  }

  /** A code that asks for nothing is disposed at once; another one shows what it needs. */
  async function choose(code: DispositionCode): Promise<void> {
    state.chosen = code;
    if (!code.requiresNotes && !code.callback && isOver.value) await dispose();
  }

  async function dispose(): Promise<void> {
    const { open, chosen, notes, callbackAt, byMe } = state;
    if (open === null || chosen === null) return;
    const { interactionId } = open;
    await attempt("Not disposed.", async () => {
      if (!isOver.value) await sdk.interaction.endInteraction({ interactionId });
      await sdk.interaction.disposeInteraction({
        interactionId,
        dispositionCode: chosen.code,
        ...(notes.trim() && { notes: notes.trim() }),
        ...(chosen.callback && { callback: { at: new Date(callbackAt).getTime(), self: byMe } }),
      });
      state.done = `${open.customerDetails.name || "The customer"}: ${chosen.name}`;
      count(chosen.code);
    });
  }

  /** Runs beside the disposition: it is a convenience, and its failure undoes nothing. */
  function count(code: string): void {
    state.counts[code] = (state.counts[code] ?? 0) + 1;
    if (!sdk.supports("storage")) return;
    sdk.app.storage
      .set({ key: favouritesKey, value: { ...state.counts } })
      .catch((error: unknown) => console.warn(`The most used codes are not remembered. ${toText(error)}`));
  }

  const extend = async (): Promise<void> =>
    attempt("Not extended.", async () => {
      if (state.open !== null) await sdk.interaction.extendWrapUp({ interactionId: state.open.interactionId });
      if (state.open !== null)
        state.open = await sdk.interaction.getInteraction({ interactionId: state.open.interactionId });
    });

  await attempt("The most used codes are not loaded.", async () => {
    state.counts = await readCounts(sdk);
  });
  await watchFocus(sdk, show, (error) => (state.problem = toText(error)));
  return { state, favourites, secondsLeft, isOver, choose, dispose, extend };
}

export type WrapUpModel = Awaited<ReturnType<typeof useWrapUp>>;
