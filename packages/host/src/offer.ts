import {
  eventNames,
  events,
  methodNames,
  methods,
  type Capability,
  type EventEntry,
  type EventName,
  type MethodEntry,
  type MethodName,
} from "@omni/contract";

/** What this host offers, whether or not a given app may use it. */
export interface Offer {
  hasEvent(entry: EventEntry): boolean;
  hasMethod(entry: MethodEntry): boolean;
  eventNames(): readonly EventName[];
  methodNames(): readonly MethodName[];
}

/** The platform's capabilities decide, except for methods that the host answers itself, or offers alone. */
export function createOffer(platform: { capabilities: readonly Capability[] }, own: ReadonlySet<MethodName>): Offer {
  // Worked out once for each list of capabilities: every page load asks for it.
  let known: {
    of: readonly Capability[];
    offered: ReadonlySet<Capability>;
    events: EventName[];
    methods: MethodName[];
  };
  const current = (): typeof known => {
    const of = platform.capabilities;
    if (known?.of !== of) {
      const offered = new Set(of);
      known = {
        of,
        offered,
        events: eventNames.filter((name) => offered.has(events[name].capability)),
        methods: methodNames.filter((name) => own.has(name) || offered.has(methods[name].capability)),
      };
    }
    return known;
  };
  return {
    hasEvent: (entry) => current().offered.has(entry.capability),
    hasMethod: (entry) => own.has(entry.name) || current().offered.has(entry.capability),
    eventNames: () => current().events,
    methodNames: () => current().methods,
  };
}
