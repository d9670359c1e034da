import { Deliveries } from "./deliveries.ts";
import { MessagingChannel, type MessagingChannelOptions } from "./messaging-channel.ts";
import { SimulatedNumbers } from "./simulated-numbers.ts";
import type { Clock } from "../../clock.ts";
import type { MessageStatuses } from "../message-statuses.ts";
import type { MessagingProvider } from "./messaging-provider.ts";

export interface AssembleMessagingOptions extends Omit<
  MessagingChannelOptions,
  "deliveries" | "subChannel" | "provider"
> {
  clock: Clock;
  statuses: MessageStatuses;
  /** Tests bring their own; else numbers are simulated. */
  provider?: MessagingProvider | undefined;
  onError: (error: unknown) => void;
}

/** WhatsApp and SMS with their provider. */
export function assembleMessaging({ provider: given, ...options }: AssembleMessagingOptions) {
  const { store, clock, onError } = options;
  const numbers = new SimulatedNumbers({ store, clock, onError });
  const provider = given ?? numbers;
  const deliveries = new Deliveries({ ...options, provider });
  const channel = new MessagingChannel({
    ...options,
    deliveries,
    provider,
    subChannel: provider.isSimulated ? provider.name : null,
  });
  return {
    channel,
    numbers,
    isSimulated: provider.isSimulated,
    cleanSteps: [(now: number) => deliveries.outbox.deleteOld(now), numbers.deleteOld],
    start(): void {
      provider.start({
        onMessage: (message) => channel.receive(message),
        onStatus: (update) => deliveries.onStatus(update),
      });
      deliveries.start();
    },
    async stop(): Promise<void> {
      provider.stop();
      await deliveries.stop();
    },
  };
}
