import { AmazonConnectProviderBase, Proxy, type AmazonConnectProvider } from "@amazon-connect/core";
import type { StartApp } from "../lines.ts";

/** The transport that Amazon's app package adds to the core: a port given to the parent with the first message. */
class AppProxy extends Proxy {
  readonly #hostOrigin: string;
  readonly #channel = new MessageChannel();

  constructor(provider: AmazonConnectProvider, hostOrigin: string) {
    super(provider);
    this.#hostOrigin = hostOrigin;
  }

  get proxyType(): string {
    return "AppProxy";
  }

  protected initProxy(): void {
    const { port1, port2 } = this.#channel;
    port1.onmessage = (event) => this.consumerMessageHandler(event);
    parent.postMessage({ type: "connect-init", providerId: this.provider.id }, this.#hostOrigin, [port2]);
  }

  protected sendMessageToSubject(message: unknown): void {
    this.#channel.port1.postMessage(message);
  }

  protected addContextToLogger(): Record<string, unknown> {
    return {};
  }

  protected getUpstreamMessageOrigin(): { _type: "app"; providerId: string; appInstanceId: string } {
    return { _type: "app", providerId: this.provider.id, appInstanceId: "bench" };
  }
}

class AppProvider extends AmazonConnectProviderBase {
  constructor(hostOrigin: string) {
    super({ config: {}, proxyFactory: (provider) => new AppProxy(provider, hostOrigin) });
  }
}

export const start: StartApp = async (hostOrigin) => {
  const proxy = new AppProvider(hostOrigin).getProxy();
  await proxy.getConnectionId();
  return {
    call: async (body) => proxy.request("bench", "request", body),
    follow: (onEvent) => proxy.subscribe({ namespace: "bench", key: "event" }, async (payload) => onEvent(payload)),
  };
};
