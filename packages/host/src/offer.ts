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
  eventNames(): EventName[];
  methodNames(): MethodName[];
}

/** The platform's capabilities decide, except for methods that the host or the console answers itself. */
export function createOffer(platform: { capabilities: readonly Capability[] }, own: ReadonlySet<MethodName>): Offer {
  const offer: Offer = {
    hasEvent: (entry) => platform.capabilities.includes(entry.capability),
    hasMethod: (entry) => own.has(entry.name) || platform.capabilities.includes(entry.capability),
    eventNames: () => eventNames.filter((name) => offer.hasEvent(events[name])),
    methodNames: () => methodNames.filter((name) => offer.hasMethod(methods[name])),
  };
  return offer;
}
