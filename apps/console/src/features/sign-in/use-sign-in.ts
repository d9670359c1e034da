import { OmniError } from "@omni/wire";
import { useState } from "react";
import { api } from "../../lib/api.ts";
import { formatTime } from "../../lib/format.ts";
import { explainError } from "../../ui/explain-error.ts";
import { messages } from "./messages.ts";

export interface Credentials {
  username: string;
  password: string;
}

export interface SignIn {
  submit: (credentials: Credentials) => void;
  busy: boolean;
  problem: string | null;
  /** Set when the agent is signed in elsewhere and has to decide. */
  elsewhere: { takeOver: () => void; cancel: () => void } | null;
}

/** `signIn` is how this page signs in; the console itself unless told. */
export function useSignIn(
  onSignedIn: () => void,
  signIn: (credentials: Credentials & { force?: boolean }) => Promise<unknown> = api.signIn,
): SignIn {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<Credentials | null>(null);

  const attempt = async (credentials: Credentials, force: boolean): Promise<void> => {
    setBusy(true);
    setProblem(null);
    setWaiting(null);
    try {
      await signIn({ ...credentials, ...(force && { force }) });
      onSignedIn();
    } catch (error) {
      if (OmniError.is(error) && error.code === "ALREADY_LOGGED_IN") setWaiting(credentials);
      else setProblem(explainRefusal(error));
    } finally {
      setBusy(false);
    }
  };

  return {
    submit: (credentials) => void attempt(credentials, false),
    busy,
    problem,
    elsewhere:
      waiting === null ? null : { takeOver: () => void attempt(waiting, true), cancel: () => setWaiting(null) },
  };
}

function explainRefusal(error: unknown): string {
  if (!OmniError.is(error)) return explainError(error);
  if (error.code === "INVALID_CREDENTIALS") return messages.invalid;
  if (error.code !== "ACCOUNT_LOCKED") return explainError(error);
  const { lockedUntil } = error.details;
  return messages.locked(typeof lockedUntil === "number" ? formatTime(lockedUntil) : null);
}
