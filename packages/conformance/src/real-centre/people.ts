import type { AgentUnderTest, CentreFacts, CustomerUnderTest, Stage, Talk } from "../host-under-test.ts";
import { openAgentConsole, type AgentConsole } from "./agent-console.ts";
import { openChat } from "./chat-customer.ts";
import { clearDesk, leaveDesk } from "./clear-desk.ts";
import { createInsightService, type InsightService } from "./insight-service.ts";
import { openPhone, type PhoneCustomer } from "./phone-customer.ts";
import type { RealCentre } from "./real-centre.ts";

/** The centre's numbers in the demo data. */
const ownNumbers = { VOICE: "+15550000101", WHATSAPP: "+15550000102", SMS: "+15550000102" };

/** Whom one stage meets. */
export interface StagePeople {
  readonly customer: CustomerUnderTest;
  colleague: Stage["colleague"];
  /** They end what they do and go. */
  leave(): Promise<void>;
}

/** Who is in a real centre beside the agent: customers, and colleagues at consoles of their own. */
export interface People {
  /** `agent` has the interactions that an outside service tells of. */
  begin(agent: AgentUnderTest): StagePeople;
  /** The extension that each agent of the suite works at. */
  extensionOf(userId: string): { callContextId: string; phone: string };
  close(): void;
}

export function createPeople({ browser, server, sites, administrator }: RealCentre, facts: CentreFacts): People {
  const { url, port } = server;
  const colleagues = new Map<string, AgentConsole>();
  let phone: PhoneCustomer | null = null;
  let insights: InsightService | null = null;

  const extensionOf: People["extensionOf"] = (userId) => {
    const number = [facts.user.userId, facts.colleague.userId, facts.secondColleague.userId].indexOf(userId);
    return { callContextId: facts.extension.callContextId, phone: String(2001 + number) };
  };
  const colleagueOf = async (userId: string): Promise<AgentUnderTest> => {
    let console = colleagues.get(userId);
    if (console === undefined) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      console = await openAgentConsole({ context, sites, url, userName: userId });
      colleagues.set(userId, console);
    }
    await clearDesk(console.agent, extensionOf(userId));
    return console.agent;
  };
  const phoneCustomer = async (): Promise<PhoneCustomer> =>
    (phone ??= await openPhone(port, facts.customer.phones[0] ?? ""));

  return {
    extensionOf,
    begin(agent) {
      const called = new Set<string>();
      const talks: Talk[] = [];
      return {
        customer: {
          async chat(text) {
            const talk = await openChat(port, "web-chat", facts.customer, text);
            talks.push(talk);
            return talk;
          },
          message: async (channelType, text) =>
            (await phoneCustomer()).message(channelType, ownNumbers[channelType], text),
          call: async () => (await phoneCustomer()).call(ownNumbers.VOICE),
          async insight(name) {
            insights ??= await createInsightService(administrator, url);
            const newest = (await agent.perform("interaction.getInteractions")).at(-1);
            if (newest === undefined) throw new Error("The agent has no interaction to tell something of.");
            await insights.tell(newest.interactionId, name);
          },
        },
        async colleague(which = "FIRST") {
          const { userId } = which === "FIRST" ? facts.colleague : facts.secondColleague;
          called.add(userId);
          return colleagueOf(userId);
        },
        async leave() {
          for (const talk of talks) await talk.leave();
          await phone?.hangUpAll();
          for (const userId of called) {
            const colleague = colleagues.get(userId);
            if (colleague !== undefined) await leaveDesk(colleague.agent, facts.breakReason);
          }
        },
      };
    },
    close: () => phone?.close(),
  };
}
