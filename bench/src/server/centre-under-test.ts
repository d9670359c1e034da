import { AgentDriver } from "./agent-driver.ts";
import { startChild, type Child } from "./child.ts";
import { CustomerDriver } from "./customer-driver.ts";
import { benchPassword, campaignId, campaignKey, type SubjectReply } from "./subject-messages.ts";

type Usage = Extract<SubjectReply, { type: "usage" }>;

/** The server under test with agents and customers that this process plays. */
export class CentreUnderTest {
  readonly child: Child;
  readonly url: string;
  readonly #agents: AgentDriver[] = [];
  readonly #customers: CustomerDriver[] = [];
  /** When each text reached an agent's socket. */
  onDelivered: (text: string, at: number) => void = () => {};

  private constructor(child: Child, url: string) {
    this.child = child;
    this.url = url;
  }

  /** `folder`: what `stopKeeping` answered, to go on with the agents that signed in there. `appUrl`: an app in every console. */
  static async start(agentCount: number, folder = "", appUrl?: string): Promise<CentreUnderTest> {
    const args = [String(agentCount), folder, ...(appUrl === undefined ? [] : [appUrl])];
    const { child, ready } = await startChild<SubjectReply>("./subject.ts", args);
    if (ready.type !== "ready") throw new Error("The server under test did not get ready.");
    return new CentreUnderTest(child, ready.url);
  }

  usage(): Promise<Usage> {
    return this.child.ask<Usage>("usage");
  }

  /** Signs agents in and returns their cookies; nobody is connected yet. */
  async signIn(from: number, to: number): Promise<string[]> {
    const cookies: string[] = [];
    for (let index = from; index < to; index += 20) {
      const batch = Array.from({ length: Math.min(20, to - index) }, (_, offset) => this.#signInOne(index + offset));
      cookies.push(...(await Promise.all(batch)));
    }
    return cookies;
  }

  async connect(cookies: readonly string[]): Promise<AgentDriver[]> {
    const drivers = cookies.map(
      (cookie) => new AgentDriver(this.url, cookie, (text, at) => this.onDelivered(text, at)),
    );
    await Promise.all(drivers.map((driver) => driver.ready()));
    this.#agents.push(...drivers);
    return drivers;
  }

  /** Agents at work, with conversations spread over them. */
  async startWork(drivers: readonly AgentDriver[], conversations: number): Promise<CustomerDriver[]> {
    for (const driver of drivers) await driver.startShift(campaignId);
    const customers = Array.from({ length: conversations }, () => new CustomerDriver(this.url, campaignKey, () => {}));
    await Promise.all(customers.map((customer) => customer.ready()));
    for (const [index, customer] of customers.entries()) customer.send(`first-${index}`);
    await Promise.all(customers.map((customer) => customer.connected()));
    this.#customers.push(...customers);
    return customers;
  }

  /** Stops and leaves the data folder, whose path it answers. */
  async stopKeeping(): Promise<string> {
    const { folder } = await this.child.ask<Extract<SubjectReply, { type: "kept" }>>("keepFolder");
    await this.stop();
    return folder;
  }

  async stop(): Promise<void> {
    for (const socket of [...this.#customers, ...this.#agents]) socket.close();
    await this.child.stop();
  }

  async #signInOne(index: number): Promise<string> {
    const response = await fetch(`${this.url}/api/session/login`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: this.url },
      body: JSON.stringify({ username: `agent-${index}`, password: benchPassword }),
    });
    if (!response.ok) throw new Error(`Sign-in failed: ${response.status} ${await response.text()}`);
    return response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  }
}
