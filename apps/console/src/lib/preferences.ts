import { createStore, useStore, type Store } from "./store.ts";

/** What an agent chose for this browser. */
export interface Preferences {
  ring: boolean;
  desktopNotifications: boolean;
  /** Whether the single key "?" opens the help; Ctrl+/ always does. */
  questionMarkHelp: boolean;
  /** The start of shift each agent last made, by user id. */
  lastShift: Record<string, LastShift>;
}

export interface LastShift {
  campaignIds: string[];
  /** By `toExtensionKey`. */
  extension: string | null;
  autoCallOff: string[];
}

const initial: Preferences = { ring: true, desktopNotifications: false, questionMarkHelp: true, lastShift: {} };
const key = "omni.preferences";

function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof stored === "object" ? { ...initial, ...stored } : initial;
  } catch {
    // Storage is blocked or holds something else: the defaults do.
    return initial;
  }
}

export const preferences: Store<Preferences> = createStore(initial);

/** Reads what was stored, and stores each change from now on. */
export function keepPreferences(): void {
  preferences.set(read());
  preferences.subscribe(() => {
    try {
      localStorage.setItem(key, JSON.stringify(preferences.get()));
    } catch {
      // Storage is full or blocked: the choice then lasts for this page.
    }
  });
}

export const usePreference = <Key extends keyof Preferences>(name: Key): Preferences[Key] =>
  useStore(preferences, (state) => state[name]);

export const setPreference = <Key extends keyof Preferences>(name: Key, value: Preferences[Key]): void =>
  preferences.update((state) => ({ ...state, [name]: value }));
