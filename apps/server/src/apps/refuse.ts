import type { ManifestProblem, PackageRefusal } from "@omni/app-package";
import { OmniError } from "@omni/wire";

/** A refused package, as whoever uploaded it is told. */
export function toPackageError({ rule, path, problem, repair, problems }: PackageRefusal): OmniError {
  const code = rule === "package/too-large" ? "PAYLOAD_TOO_LARGE" : "INVALID_ARGUMENT";
  return new OmniError(code, `${problem} ${repair}`, { details: { rule, path, problem, repair, problems } });
}

/** A refusal by a rule of app packages, found by the server itself. */
export const refuse = (rule: string, problem: string, repair: string, problems: readonly ManifestProblem[] = []) =>
  new OmniError("INVALID_ARGUMENT", `${problem} ${repair}`, {
    details: { rule, path: null, problem, repair, problems },
  });

export const noApp = (appId: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `No app ${appId} is installed. Choose one of the list.`, {
    details: { path: "params.appId", appId },
  });

export const noVersion = (appId: string, version: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `Version ${version} of ${appId} is not installed. Upload it first.`, {
    details: { path: "version", appId, version },
  });

export const noSlot = (slot: string, path: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `There is no slot ${slot}. Add it, or choose one of the list.`, {
    details: { path, slot },
  });

export const wrongState = (message: string, details: Record<string, unknown> = {}): OmniError =>
  new OmniError("INVALID_STATE", message, { details });
