import { join } from "node:path";
import { capabilities as allCapabilities, type Capability } from "@omni/contract";
import { bundlePage } from "@omni/e2e/bundle-page";
import { hostDescriptions } from "../host-descriptions.ts";
import type { HostUnderTest } from "../host-under-test.ts";
import { createPeople } from "../real-centre/people.ts";
import { knownFacts, openRealCentre, type RealCentre } from "../real-centre/real-centre.ts";
import { openToolbarPage, type ToolbarPage } from "./toolbar-page.ts";
import { createToolbarStages } from "./toolbar-stage.ts";

const everyCapability = Object.keys(allCapabilities) as Capability[];
const minute = 60_000;

/** Serves the page that holds the toolbar, on another site than the server's; gives its address and that of one without. */
async function servePages({ sites, server }: RealCentre): Promise<{ origin: string; held: string; alone: string }> {
  const script = await bundlePage(join(import.meta.dirname, "..", "probe", "crm-page.ts"));
  sites.serve("/crm-probe.js", { body: script, type: "text/javascript" });
  const frame = `<iframe id="ameyoIframe" title="Toolbar" width="420" height="700" src="${server.url}/omniapp/toolbar/index.html"></iframe>`;
  const html = (body: string): string =>
    `<!doctype html><title>CRM</title>${body}<script type="module" src="/crm-probe.js"></script>`;
  sites.serve("/crm.html", { body: html(frame) });
  sites.serve("/alone.html", { body: html("") });
  const origin = sites.origin().replace("localhost", "127.0.0.1");
  const query = `?origin=${encodeURIComponent(server.url)}`;
  return { origin, held: `${origin}/crm.html${query}`, alone: `${origin}/alone.html${query}` };
}

/** What the toolbar says that it offers. */
async function readCapabilities(toolbar: ToolbarPage): Promise<Capability[]> {
  const probe = await toolbar.mount();
  await toolbar.run(probe, { do: "initialize" });
  const answer = await toolbar.run(probe, { do: "call", method: "configuration.getCapabilities" });
  if ("error" in answer) throw new Error(`The toolbar does not say what it offers: ${answer.error.message}`);
  const { capabilities } = answer.value as { capabilities: Capability[] };
  return everyCapability.filter((each) => capabilities.includes(each));
}

/** The real toolbar in a page of another site in Chromium, with a real server. */
export async function openToolbarHost(): Promise<HostUnderTest> {
  // A case that signs out signs in again at its end.
  const centre = await openRealCentre({ OMNI_SIGN_INS_PER_MINUTE: "10000" });
  const { administrator, browser, server, clock } = centre;
  const { origin, held, alone } = await servePages(centre);
  await administrator.call("PUT", "/api/toolbar/ancestors", { origins: [origin] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const toolbar = await openToolbarPage({
    page: await context.newPage(),
    address: held,
    serverUrl: server.url,
    user: knownFacts.user,
    unlock: async () => clock.advance(90 * minute),
  });
  const capabilities = await readCapabilities(toolbar);
  const facts = await centre.factsBy(toolbar.agent);
  const people = createPeople(centre, facts);
  const stages = createToolbarStages({ centre, people, toolbar, aloneAddress: alone, facts });

  return {
    name: "toolbar",
    capabilities,
    lacking: everyCapability.filter((capability) => !capabilities.includes(capability)),
    canLack: capabilities.filter((capability) => capability !== "log"),
    abilities: ["modules", "outside", "unmount", "signedOutApps", "clock", "faults", "colleague", "theme"],
    offeredAlone: { "ui.openPanel": "opens the start of a call in the toolbar" },
    reasons: hostDescriptions.toolbar.reasons,
    open: stages.open,
    async close() {
      people.close();
      await centre.close();
    },
  };
}
