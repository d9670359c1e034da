import {
  checkEvent,
  events,
  maskPersonalData,
  showPersonalData,
  type EventEntry,
  type Issue,
  type MaskRules,
} from "@omni/contract";
import type { PlatformEvent } from "./platform.ts";

/**
 * An event on its way to any number of frames: checked once, masked once, written as JSON once, and each only when the
 * first frame needs it.
 */
export interface PreparedEvent {
  readonly entry: EventEntry;
  /** The JSON members of the payload but `sequence`, or null for an event that breaks the contract. */
  members(personalData: boolean): string | null;
}

export function prepareEvent(
  { name, payload }: PlatformEvent,
  onInvalid: (issue: Issue) => void,
  maskRules: () => MaskRules = () => ({}),
): PreparedEvent {
  let checked = false;
  let whole: string | null = null;
  let masked: string | null = null;
  const check = (): void => {
    checked = true;
    const issue = checkEvent(name, { ...payload, sequence: 1 });
    if (issue === null) whole = toMembers(showPersonalData(payload) as object);
    else onInvalid(issue);
  };
  return {
    entry: events[name],
    members(personalData) {
      if (!checked) check();
      if (personalData || whole === null) return whole;
      masked ??= toMembers(maskPersonalData(payload, maskRules()) as object);
      return masked;
    },
  };
}

/** Each frame has its own sequence, so the shared text has none. */
const toMembers = (payload: object): string =>
  JSON.stringify("sequence" in payload ? { ...payload, sequence: undefined } : payload).slice(1, -1);
