import { createStore, useStore, type Store } from "../../lib/store.ts";
import type { AskControl } from "./use-call-orders.ts";

/** What a new call or conversation begins with. */
export interface StartPrefill {
  phone?: string;
  /** What names the phone to the server when it is shown in part. */
  hidden?: string;
  customer?: { customerId: string; name: string };
  campaignId?: string;
}

/** The dialog of calls that is open, and whose keypad is. */
export interface CallViewState {
  dialog: { kind: AskControl; interactionId: string } | ({ kind: "start" } & StartPrefill) | null;
  keypadOf: string | null;
}

const callView: Store<CallViewState> = createStore<CallViewState>({ dialog: null, keypadOf: null });

export const useCallView = <Selected>(select: (state: CallViewState) => Selected): Selected =>
  useStore(callView, select);

export const openAskDialog = (kind: AskControl, interactionId: string): void =>
  callView.update((state) => ({ ...state, dialog: { kind, interactionId } }));

/** Opens the dialog that starts a call or a conversation, with what is known already filled in. */
export const startCall = (prefill: StartPrefill = {}): void =>
  callView.update((state) => ({ ...state, dialog: { kind: "start", ...prefill } }));

export const closeCallDialog = (): void => callView.update((state) => ({ ...state, dialog: null }));

export const toggleKeypad = (interactionId: string): void =>
  callView.update((state) => ({ ...state, keypadOf: state.keypadOf === interactionId ? null : interactionId }));
