import type { Page } from "playwright-core";

/** Notes when each message of the customer reached the console's page, before the console itself hears of it. */
export async function noteArrivals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const arrivals: Record<string, number> = {};
    Object.assign(window, { arrivals });
    const Bare = window.WebSocket;
    window.WebSocket = class extends Bare {
      constructor(...given: ConstructorParameters<typeof Bare>) {
        super(...given);
        this.addEventListener("message", ({ data }: MessageEvent) => {
          const text = typeof data === "string" ? /"text":"(bench-\d+)"/.exec(data)?.[1] : undefined;
          if (text !== undefined) arrivals[text] ??= performance.timeOrigin + performance.now();
        });
      }
    };
  });
}

export const readArrivals = async (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => (window as unknown as { arrivals: Record<string, number> }).arrivals);

/** Frames that the page drew per second, over so many seconds. */
export const countFrames = async (page: Page, seconds: number): Promise<number> =>
  page.evaluate(async (length) => {
    let frames = 0;
    const began = performance.now();
    await new Promise<void>((resolve) => {
      const draw = (): void => {
        frames++;
        if (performance.now() - began < length * 1_000) requestAnimationFrame(draw);
        else resolve();
      };
      requestAnimationFrame(draw);
    });
    return (frames / (performance.now() - began)) * 1_000;
  }, seconds);
