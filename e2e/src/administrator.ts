// An administrator at work over HTTP: for what a test needs prepared and does not look at.
import type { Page } from "playwright-core";
import { password } from "./agent.ts";

export interface Administrator {
  /** Resolves with the answer's body; rejects with what the server said. */
  call(method: "GET" | "POST" | "PUT", path: string, body?: object | Uint8Array): Promise<unknown>;
}

/** Signs in by itself. */
export async function openAdministrator(url: string): Promise<Administrator> {
  const administrator = administratorWith(url, "");
  await administrator.call("POST", "/api/session/login", { username: "admin", password });
  return administrator;
}

/** With the session of the administrator's page: nobody is signed in twice. */
export async function administratorAt(page: Page, url: string): Promise<Administrator> {
  const cookies = await page.context().cookies(url);
  return administratorWith(url, cookies.map(({ name, value }) => `${name}=${value}`).join("; "));
}

function administratorWith(url: string, session: string): Administrator {
  const origin = new URL(url).origin;
  let cookie = session;

  async function call(method: string, path: string, body?: object | Uint8Array): Promise<unknown> {
    const isBytes = body instanceof Uint8Array;
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        origin,
        cookie,
        ...(body !== undefined && { "content-type": isBytes ? "application/octet-stream" : "application/json" }),
      },
      ...(body !== undefined && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    const given = response.headers.getSetCookie().map((each) => each.split(";")[0]);
    if (given.length > 0) cookie = given.join("; ");
    return text === "" ? null : JSON.parse(text);
  }

  return { call };
}
