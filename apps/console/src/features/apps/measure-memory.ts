interface MemoryMeasurement {
  breakdown: readonly { bytes: number; attribution: readonly { url: string; container?: { id?: string } }[] }[];
}

interface MeasuringPerformance {
  measureUserAgentSpecificMemory?: () => Promise<MemoryMeasurement>;
}

/** The bytes that a frame's page holds; null where the browser does not tell. It may take its time. */
export async function measureMemory(frameId: string): Promise<number | null> {
  // Not in the type of every browser.
  const measuring = performance as Performance & MeasuringPerformance;
  if (!globalThis.crossOriginIsolated || measuring.measureUserAgentSpecificMemory === undefined) return null;
  try {
    const { breakdown } = await measuring.measureUserAgentSpecificMemory();
    return breakdown
      .filter(({ attribution }) => attribution.some(({ container }) => container?.id === frameId))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  } catch {
    // The browser refuses at times, such as while it saves power.
    return null;
  }
}
