import { createStore, useStore, type Store } from "../../lib/store.ts";

export interface CallbackViewState {
  listOpen: boolean;
  /** The interaction for which a callback is being scheduled. */
  scheduleFor: string | null;
}

const callbackView: Store<CallbackViewState> = createStore<CallbackViewState>({ listOpen: false, scheduleFor: null });

export const useCallbackView = <Selected>(select: (state: CallbackViewState) => Selected): Selected =>
  useStore(callbackView, select);

export const showCallbacks = (listOpen = true): void => callbackView.update((state) => ({ ...state, listOpen }));

export const openScheduleDialog = (scheduleFor: string | null): void =>
  callbackView.update((state) => ({ ...state, scheduleFor }));
