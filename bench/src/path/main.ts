/** `npm run bench -- path`: from a customer's socket to an app's callback in a real browser, while a centre is busy. */
import { launchBrowser } from "@omni/e2e/browser";
import type { Browser } from "playwright-core";
import { CentreUnderTest } from "../server/centre-under-test.ts";
import { measureLatency, type LatencyFigures, type Sender } from "../server/latency.ts";
import { startRelay } from "../server/relay-under-test.ts";
import { benchPassword } from "../server/subject-messages.ts";
import { openEcho, type Echo } from "./echo.ts";
import { openConsole, openMeasuredApp, openRawPage, takesNoMore } from "./measured-page.ts";

const agents = 100;
const liveInteractions = 500;
const perAgent = liveInteractions / agents;
/** Messages to agents all over the centre, beside the measured ones. */
const backgroundPerSecond = 100;
const measuredPerSecond = 20;
const seconds = 30;

/** Writes at a steady rate, each sender in turn. The result stops it. */
function startLoad(senders: readonly Sender[]): () => void {
  let count = 0;
  const timer = setInterval(() => {
    senders[count % senders.length]?.send(`load-${count}`);
    count++;
  }, 1_000 / backgroundPerSecond);
  return () => clearInterval(timer);
}

async function measure(echo: Echo, measured: readonly Sender[], others: readonly Sender[]): Promise<LatencyFigures> {
  const stopLoad = startLoad(others);
  const line = {
    set onDelivered(hear: (text: string, at: number) => void) {
      echo.onText = hear;
    },
  };
  await measureLatency(line, measured, measuredPerSecond, 3);
  const figures = await measureLatency(line, measured, measuredPerSecond, seconds);
  stopLoad();
  return figures;
}

const heardFrom = (echo: Echo, text: string): Promise<void> =>
  new Promise((resolve) => {
    echo.onText = (heard) => heard === text && resolve();
  });

async function measureOurs(browser: Browser, echo: Echo): Promise<LatencyFigures & { live: number }> {
  const app = await openMeasuredApp(echo.url, perAgent);
  const centre = await CentreUnderTest.start(agents, "", app.url);
  try {
    const drivers = await centre.connect(await centre.signIn(1, agents));
    await openConsole(browser, centre.url, "agent-0", benchPassword);
    const isFull = heardFrom(echo, takesNoMore);
    const measured = await centre.startWork([], perAgent);
    await isFull;
    const others = await centre.startWork(drivers, liveInteractions - perAgent);
    return { ...(await measure(echo, measured, others)), live: measured.length + others.length };
  } finally {
    await centre.stop();
    await app.close();
  }
}

async function measureRelay(browser: Browser, echo: Echo): Promise<LatencyFigures> {
  // The browser's page takes the place of the relay's first agent; the others' frames go to sockets of this process.
  const relay = await startRelay(agents, liveInteractions);
  const page = await openRawPage(browser, relay.addressOf(0), echo.url);
  try {
    const isMeasured = (index: number): boolean => index % agents === 0;
    return await measure(
      echo,
      relay.senders.filter((_, index) => isMeasured(index)),
      relay.senders.filter((_, index) => !isMeasured(index)),
    );
  } finally {
    await relay.stop();
    await page.close();
  }
}

/** Prints the figures, or one JSON object. */
export async function runPathBench(json: boolean): Promise<void> {
  const [browser, echo] = await Promise.all([launchBrowser(), openEcho()]);
  try {
    const ours = await measureOurs(browser, echo);
    const raw = await measureRelay(browser, echo);
    const round = (value: number): number => Math.round(value * 100) / 100;
    const result = {
      liveInteractions: ours.live,
      messages: ours.messages,
      p50Ms: round(ours.p50Ms),
      p99Ms: round(ours.p99Ms),
      rawP50Ms: round(raw.p50Ms),
      rawP99Ms: round(raw.p99Ms),
    };
    if (json) return console.log(JSON.stringify(result));
    console.log(
      `Customer's message to the app's callback and back to this process, ${result.liveInteractions} live interactions, ` +
        `${backgroundPerSecond + measuredPerSecond} durable messages/s:\n` +
        `  ours          p50 ${result.p50Ms} ms, p99 ${result.p99Ms} ms (p99 at most 60)\n` +
        `  raw relay     p50 ${result.rawP50Ms} ms, p99 ${result.rawP99Ms} ms: two bare sockets and a page, nothing stored`,
    );
  } finally {
    await browser.close();
    await echo.close();
  }
}
