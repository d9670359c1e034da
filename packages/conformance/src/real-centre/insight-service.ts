import { randomUUID } from "node:crypto";
import { signIn } from "@omni/e2e/agent";
import type { Browser } from "playwright-core";
import type { CustomerUnderTest } from "../host-under-test.ts";

type InsightName = Parameters<CustomerUnderTest["insight"]>[0];

/** An outside service with a key of its own, which an administrator of the demo centre made for it. */
export interface InsightService {
  tell(interactionId: string, name: InsightName): Promise<void>;
}

const administrator = "admin";

const toBody = (name: InsightName): object => {
  const id = randomUUID();
  if (name === "transcriptAdded")
    return {
      kind: "transcript",
      segmentId: id,
      speaker: "CUSTOMER",
      text: "Hello",
      startedAt: Date.now(),
      final: true,
    };
  if (name === "sentimentChanged") return { kind: "sentiment", sentiment: "NEGATIVE", score: -0.5 };
  return { kind: "suggestion", suggestionId: id, type: "REPLY", title: "Apologise", text: "Sorry", confidence: 0.9 };
};

export async function createInsightService(browser: Browser, url: string): Promise<InsightService> {
  const key = await makeKey(browser, url);
  return {
    async tell(interactionId, name) {
      const response = await fetch(`${url}/api/v1/interactions/${interactionId}/insights`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(toBody(name)),
      });
      if (!response.ok) throw new Error(`The insight was refused: ${response.status} ${await response.text()}`);
    },
  };
}

async function makeKey(browser: Browser, url: string): Promise<string> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const signedIn = page.waitForResponse((response) => response.request().method() === "POST" && response.ok());
    await signIn(page, url, administrator);
    await signedIn;
    return await page.evaluate(async () => {
      const response = await fetch("/api/api-keys", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "Conformance suite", scopes: ["insights.write"] }),
      });
      if (!response.ok) throw new Error(`No key was made: ${response.status} ${await response.text()}`);
      const { key } = (await response.json()) as { key: string };
      return key;
    });
  } finally {
    await context.close();
  }
}
