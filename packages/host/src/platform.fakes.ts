import { capabilities, type Capability, type EventName } from "@omni/contract";
import type { CallContext, Platform, PlatformEvent } from "./platform.ts";

export interface PretendPlatform extends Platform {
  raise(event: PlatformEvent): void;
  /** What `replay` answers. */
  past: PlatformEvent[];
  calls: { method: string; argument: unknown; context: CallContext }[];
  answer: (method: string, argument: unknown, context: CallContext) => unknown;
  subscribers(): number;
}

/** A platform in memory, for tests of the host. */
export function createPretendPlatform(offered = Object.keys(capabilities) as Capability[]): PretendPlatform {
  const listeners = new Set<(event: PlatformEvent) => void>();
  const platform: PretendPlatform = {
    capabilities: offered,
    past: [],
    calls: [],
    answer: () => null,
    raise: (event) => listeners.forEach((listener) => listener(event)),
    subscribers: () => listeners.size,
    async call(method, argument, context) {
      platform.calls.push({ method, argument, context });
      return platform.answer(method, argument, context);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replay: (name) => platform.past.filter((event) => event.name === name),
  };
  return platform;
}

/** An inbound call as the platform raises it: payload complete but for `sequence`. */
export function interactionEvent(name: EventName = "interactionSelected", own: object = {}): PlatformEvent {
  return {
    name,
    interactionId: "int-1",
    payload: {
      interactionId: "int-1",
      campaignId: "support",
      processId: "care",
      queueId: null,
      state: "CONNECTED",
      eventTime: 1_750_000_000_000,
      customerDetails: {
        customerId: "c-1",
        name: "Priya Nair",
        phones: ["+919812345678"],
        email: "priya@example.com",
        fields: { tier: "GOLD", policy: "P-123456" },
        maskedFields: ["policy"],
        crmRecord: null,
      },
      channelDetails: {
        channelType: "VOICE",
        direction: "INBOUND",
        callType: "inbound.call.dial",
        from: "+919812345678",
        to: "+911140001234",
        subChannel: null,
        queueName: null,
      },
      ...own,
    },
  };
}

export const themeEvent = (theme: "light" | "dark" = "dark"): PlatformEvent => ({
  name: "themeChanged",
  interactionId: null,
  payload: { eventTime: 1_750_000_000_000, theme },
});
