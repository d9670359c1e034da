/** The server under test in a process of its own, with more agents than the demo has. Commands come over IPC. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer, type StartOptions } from "../../../apps/server/src/start-server.ts";
import { openStore } from "../../../apps/server/src/store/open-store.ts";
import { hash } from "@node-rs/argon2";
import { measureCommits } from "./commits.ts";
import { measureMixed } from "./mixed-workload.ts";
import { benchPassword, campaignId, queueId, type SubjectCommand, type SubjectReply } from "./subject-messages.ts";

const agentCount = Number(process.argv[2]);
/** Given: a folder that an earlier subject left, with its agents signed in. */
const keptFolder = process.argv[3] === "" ? undefined : process.argv[3];
/** Given: an app that every console mounts. */
const appUrl = process.argv[4] ?? null;
const dataFolder = keptFolder ?? mkdtempSync(join(tmpdir(), "omni-bench-"));
let keepsFolder = false;
const options: StartOptions = {
  port: 0,
  host: "localhost",
  dataFolder,
  demo: true,
  appUrl,
  publicUrl: null,
  appRequestPrivate: [],
  signInsPerMinute: 1_000_000,
  metricsToken: null,
  insightDays: null,
  logLevel: "error",
};

// The first start writes the demo centre; then the agents come in as an administrator would add them.
if (keptFolder === undefined) {
  await (await startServer(options)).stop();
  await addAgents(agentCount);
}
const server = await startServer(options);

process.on("message", (command: SubjectCommand) => {
  void answer(command).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => {
  void server.stop().finally(() => {
    if (!keepsFolder) rmSync(dataFolder, { recursive: true, force: true });
    process.exit(0);
  });
});
process.send?.({ type: "ready", url: server.url, port: server.port } satisfies SubjectReply);

async function answer(command: SubjectCommand): Promise<SubjectReply> {
  switch (command) {
    case "usage": {
      globalThis.gc?.();
      const { user, system } = process.cpuUsage();
      const { rss, heapUsed, external } = process.memoryUsage();
      return { type: "usage", rss, heap: heapUsed + external, cpuMicroseconds: user + system };
    }
    case "keepFolder":
      keepsFolder = true;
      return { type: "kept", folder: dataFolder };
    case "commits":
      return { type: "commits", ...(await measureCommits(server.centre, campaignId, dataFolder)) };
    case "mixed":
      return { type: "mixed", ...(await measureMixed(dataFolder)) };
  }
}

async function addAgents(count: number): Promise<void> {
  const store = await openStore(dataFolder, { onRollback: () => {} });
  // As weak as the library allows: what is measured here is not the hashing of passwords.
  const passwordHash = await hash(benchPassword, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  for (let index = 0; index < count; index++) {
    const name = `agent-${index}`;
    await store.write(
      store.db.insertInto("users").values({
        user_id: name,
        user_name: name,
        name,
        user_type: "AGENT",
        locale: "en",
        password_hash: passwordHash,
        capacity: JSON.stringify({ CHAT: 200 }),
        total_capacity: 200,
        is_active: 1,
      }),
      store.db.insertInto("campaign_agents").values({ campaign_id: campaignId, user_id: name }),
      store.db.insertInto("queue_agents").values({ queue_id: queueId, user_id: name }),
    );
  }
  store.close();
}
