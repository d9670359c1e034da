export interface AppUrlParameters {
  /** The console's origin. */
  origin: string;
  instanceId: string;
  /** Where the SDK lies when not under `origin`. */
  sdkBaseUrl?: string;
  locale?: string;
}

/** The address an app's frame loads: its own URL with the parameters of the guide. Other parameters and the hash stay. */
export function appUrl(url: string, parameters: AppUrlParameters): string {
  const result = new URL(url);
  for (const name of ["origin", "instanceId", "sdkBaseUrl", "locale"] as const) {
    const value = parameters[name];
    if (value !== undefined) result.searchParams.set(name, value);
  }
  return result.href;
}
