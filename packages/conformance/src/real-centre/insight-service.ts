import { randomUUID } from "node:crypto";
import type { Administrator } from "@omni/e2e/administrator";
import type { CustomerUnderTest } from "../host-under-test.ts";

type InsightName = Parameters<CustomerUnderTest["insight"]>[0];

/** An outside service with a key of its own, which an administrator of the demo centre made for it. */
export interface InsightService {
  tell(interactionId: string, name: InsightName): Promise<void>;
}

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

export async function createInsightService(administrator: Administrator, url: string): Promise<InsightService> {
  const made = await administrator.call("POST", "/api/api-keys", {
    name: "Conformance suite",
    scopes: ["insights.write"],
  });
  // By the server's OpenAPI document.
  const { key } = made as { key: string };
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
