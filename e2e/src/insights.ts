// An outside AI service, with a key that an administrator made.
import type { Administrator } from "./administrator.ts";

/** Tells about one interaction; rejects with what the server said. */
export async function openInsights(
  { call }: Administrator,
  url: string,
  interactionId: string,
): Promise<(insight: Record<string, unknown>) => Promise<void>> {
  const { key } = Object(
    await call("POST", "/api/api-keys", { name: "The service of a test", scopes: ["insights.write"] }),
  ) as { key: string };
  return async (insight) => {
    const response = await fetch(`${url}/api/v1/interactions/${interactionId}/insights`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(insight),
    });
    if (!response.ok) throw new Error(`The insight was refused with ${response.status}: ${await response.text()}`);
  };
}
