import { createStore, type Store } from "./store.ts";

export interface Announcement {
  text: string;
  /** Interrupts what the screen reader says: only for offers. */
  urgent: boolean;
  id: number;
}

export const announcement: Store<Announcement> = createStore<Announcement>({ text: "", urgent: false, id: 0 });

/** Tells screen readers; nothing is shown. */
export const announce = (text: string, { urgent = false }: { urgent?: boolean } = {}): void =>
  announcement.update(({ id }) => ({ text, urgent, id: id + 1 }));
