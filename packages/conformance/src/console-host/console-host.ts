import { capabilities as allCapabilities, type Capability } from "@omni/contract";
import { hostDescriptions } from "../host-descriptions.ts";
import type { HostUnderTest } from "../host-under-test.ts";
import { openAgentConsole } from "../real-centre/agent-console.ts";
import { createPeople } from "../real-centre/people.ts";
import { knownFacts, openRealCentre } from "../real-centre/real-centre.ts";
import { createConsoleStages } from "./console-stage.ts";

/** What the console does itself, at least in part, whatever its server can do: it cannot be opened without. */
const ownCapabilities: readonly Capability[] = ["appMessaging", "crm", "ui", "layout", "log"];
const everyCapability = Object.keys(allCapabilities) as Capability[];

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
    offeredAlone: {},
    reasons: hostDescriptions.console.reasons,
    open: stages.open,
    async close() {
      people.close();
      await centre.close();
    },
  };
}
