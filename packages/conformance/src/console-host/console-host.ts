import { capabilities as allCapabilities, type Capability } from "@omni/contract";
import type { HostUnderTest, Need } from "../host-under-test.ts";
import { openAgentConsole } from "../real-centre/agent-console.ts";
import { createPeople } from "../real-centre/people.ts";
import { knownFacts, openRealCentre } from "../real-centre/real-centre.ts";
import { createConsoleStages } from "./console-stage.ts";

/** What the console does itself, at least in part, whatever its server can do: it cannot be opened without. */
const ownCapabilities: readonly Capability[] = ["appMessaging", "crm", "ui", "layout", "log"];
const everyCapability = Object.keys(allCapabilities) as Capability[];

const reasons: Partial<Record<Need, string>> = {
  signedOutApps: "the console shows its sign-in page while nobody is signed in, and no app beside it",
  breakInside: "a whole server breaks nowhere by order; its own tests make it",
  language: "the console is in one language so far",
  expiry: "a session lasts twelve hours; the server's own tests live through them",
  unmount: "a page that the console closes is gone with its frame, and nobody is left there to ask",
  appLog: "the log is shown to the agent in a dialog; the console's own tests read it there",
  withoutCapability: "the console has this one of itself, whatever its server can do",
  oneTask: "a real line decides how events share a task",
  hiding: "the suite's apps run in the background, where nobody sees them",
};

/** The real console in Chromium with a real server of its own; agents sign in by the sign-in page. */
export async function openConsoleHost(): Promise<HostUnderTest> {
  const centre = await openRealCentre();
  const { browser, server, sites } = centre;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const { userName } = knownFacts.user;
  const console = await openAgentConsole({ context, sites, url: server.url, userName });
  const offered = await console.agent.perform("configuration.getCapabilities");
  const capabilities = everyCapability.filter((each) => offered.capabilities.includes(each));
  const facts = await centre.factsBy(console.agent);
  const people = createPeople(centre, facts);
  const stages = createConsoleStages({ centre, people, context, console, facts });

  return {
    name: "console",
    capabilities,
    lacking: everyCapability.filter((capability) => !capabilities.includes(capability)),
    canLack: capabilities.filter((capability) => !ownCapabilities.includes(capability)),
    abilities: [
      "modules",
      "outside",
      "knownOrigin",
      "grants",
      "hostStays",
      "clock",
      "faults",
      "colleague",
      "answers",
      "theme",
    ],
    reasons,
    open: stages.open,
    async close() {
      people.close();
      await centre.close();
    },
  };
}
