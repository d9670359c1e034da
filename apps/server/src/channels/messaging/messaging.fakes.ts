import type { MessageStatus } from "@omni/contract";
import { TestConsole } from "../../testing/test-console.ts";
import { signIn, type TestServer } from "../../testing/test-server.ts";
import type { MessagingProvider, ProviderListener, ProviderOrder } from "./messaging-provider.ts";

export const ours = "+15550000104";
export const campaignId = "orders-and-returns";
/** Ana Ruiz of the demo data. */
export const ana = "+15551000000";

/** An agent who takes WhatsApp and SMS. */
export async function startMessaging(server: TestServer, username = "asha"): Promise<TestConsole> {
  const agent = await TestConsole.open(server.url, await signIn(server.url, username));
  await agent.call("session.selectCampaigns", { campaignIds: [campaignId] });
  for (const channelType of ["WHATSAPP", "SMS"] as const)
    await agent.call("session.setAutoCall", { channelType, enabled: true });
  await agent.call("session.setAvailability", { status: "AVAILABLE" });
  return agent;
}

export const isStatus = (messageId: string, status: MessageStatus) => (item: { data: Record<string, unknown> }) =>
  item.data["messageId"] === messageId && item.data["status"] === status;

/** A provider of the tests' own, whose answers and repetitions they decide. */
export class ScriptedProvider implements MessagingProvider {
  readonly name = "Scripted";
  readonly isSimulated = true;
  readonly orders: ProviderOrder[] = [];
  isDown = false;
  /** Takes orders and is never heard of again. */
  isSilent = false;
  /** Takes no order. */
  isRefusing = false;
  listener: ProviderListener | null = null;
  start(listener: ProviderListener): void {
    this.listener = listener;
  }
  async send(order: ProviderOrder) {
    if (this.isDown) throw new Error("The provider cannot be reached.");
    this.orders.push(order);
    if (this.isSilent) return new Promise<never>(() => {});
    if (this.isRefusing) return { outcome: "REFUSED" as const, reason: "The number takes no messages." };
    return { outcome: "TAKEN" as const, providerMessageId: `p-${order.orderId}` };
  }
  stop(): void {}
  deliver(providerMessageId: string, text: string, sentAt = Date.now()): Promise<void> {
    if (this.listener === null) throw new Error("Not started.");
    const incoming = { providerMessageId, channelType: "WHATSAPP" as const, from: ana, to: ours, text, sentAt };
    return this.listener.onMessage({ ...incoming, attachments: [] });
  }
}
