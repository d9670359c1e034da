import type { Sdk } from "@omni/sdk";

/** The SDK that a console serves. */
export async function loadSdk(consoleOrigin: string): Promise<Sdk> {
  const module = (await import(/* @vite-ignore */ `${consoleOrigin.replace(/\/+$/, "")}/omniapp/sdk/ameyo-sdk.js`)) as {
    sdk: Sdk;
  };
  return module.sdk;
}

/** The part of the page with this id. */
export function part<E extends HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  // The page's own file says which element has which id.
  return element as E;
}

export const explain = (error: unknown): string => (error instanceof Error ? error.message : String(error));
