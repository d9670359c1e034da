import type { CurrentUser } from "@omni/contract";
import { fromWireError, OmniError, type WireError } from "@omni/wire";

export interface SessionInfo {
  user: CurrentUser | null;
  expiresAt: number | null;
}

export interface PublicInfo {
  name: string;
  demo: boolean;
  demoAccounts?: { username: string; password: string; name: string; userType: string }[];
  demoUrl?: string | null;
  campaigns: { key: string; title: string }[];
}

/** The server's HTTP interface: who is signed in. All else goes over the live link. Every call rejects with OmniError. */
export const api = {
  session: (signal?: AbortSignal) => request<SessionInfo>("/api/session", { signal: signal ?? null }),
  publicInfo: (signal?: AbortSignal) => request<PublicInfo>("/api/public/info", { signal: signal ?? null }),
  signIn: (credentials: { username: string; password: string; force?: boolean; toolbar?: boolean }) =>
    post<{ user: CurrentUser }>("/api/session/login", credentials),
  signOut: () => post<object>("/api/session/logout", {}),
  renew: () => post<{ expiresAt: number }>("/api/session/renew", {}),
};

/** For features that ask the server by themselves; both reject with OmniError. */
export const getJson = <Result>(path: string, signal?: AbortSignal): Promise<Result> =>
  request<Result>(path, { signal: signal ?? null });
export const postJson = <Result = object>(path: string, body: object = {}): Promise<Result> => post<Result>(path, body);

export const putJson = <Result = object>(path: string, body: object): Promise<Result> =>
  request<Result>(path, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
export const deleteJson = (path: string): Promise<object> => request(path, { method: "DELETE" });
/** Sends a file as it is. */
export const postFile = <Result>(path: string, file: File): Promise<Result> =>
  request<Result>(path, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file });

const post = <Result>(path: string, body: object): Promise<Result> =>
  request<Result>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function request<Result>(path: string, init: RequestInit): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    throw new OmniError("OFFLINE", "The server could not be reached.", { cause });
  }
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new OmniError("INTERNAL", `The server answered ${response.status} without JSON.`, { cause });
  });
  if (!response.ok) throw toError(body, response.status);
  // The server is the console's own; its OpenAPI document describes this body.
  return body as Result;
}

/** A refusal as the server words it. */
export function toError(body: unknown, status: number): OmniError {
  const error = (body as { error?: Partial<WireError> } | null)?.error;
  if (typeof error?.code === "string" && typeof error.message === "string") return fromWireError(error as WireError);
  return new OmniError("INTERNAL", `The server answered ${status}.`);
}
