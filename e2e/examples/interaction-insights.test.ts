import { afterEach, expect, test } from "vitest";
import { openCallerPhone } from "../src/caller-phone.ts";
import { acceptCall, caller, deskNumber } from "../src/calls.ts";
import { type Example, openExample, whenOpened } from "../src/example.ts";
import { openInsights } from "../src/insights.ts";

let example: Example;
afterEach(async () => example.close());

test("interaction-insights shows what is said, the mood and the times of a call", async () => {
  example = await openExample("interaction-insights");
  const { administrator, agent, app, omni, see } = example;
  await app.getByText("What is said appears here").waitFor();
  const phone = await openCallerPhone(omni.server.port, caller);
  phone.call(deskNumber);
  const interactionId = await whenOpened(agent, async () => acceptCall(agent));
  await see(app.getByText("Nothing was said"));

  const tell = await openInsights(administrator, omni.server.url, interactionId);
  const said = { kind: "transcript", segmentId: "s-1", speaker: "CUSTOMER", startedAt: Date.now() };
  await tell({ ...said, text: "My lamp", final: false });
  await app.getByText("My lamp …").waitFor();
  await tell({ ...said, text: "My lamp is broken", final: true });
  await tell({ ...said, segmentId: "s-2", speaker: "AGENT", text: "I am sorry to hear it", final: true });
  const transcript = app.getByRole("region", { name: "Transcript" });
  await transcript.getByText("My lamp is broken", { exact: true }).waitFor();
  await transcript.getByText("says 40 % of the words").waitFor();
  expect(await transcript.getByRole("listitem").count()).toBe(2);

  await tell({ kind: "sentiment", sentiment: "NEGATIVE", score: -0.7 });
  await app.getByText("Negative, steady").waitFor();
  await tell({ kind: "sentiment", sentiment: "POSITIVE", score: 0.6 });
  await app.getByText("Positive, improving").waitFor();
  expect(await example.findings()).toEqual([]);

  const [call] = phone.calls();
  phone.order("hangUp", call?.callId ?? "");
  await see(app.getByText("Wrap up", { exact: true }));
  expect(
    await app
      .getByLabel("Times")
      .getByText(/^\d+:\d\d$/)
      .count(),
  ).toBe(3);
  expect(omni.pageErrors).toEqual([]);
  phone.close();
});
