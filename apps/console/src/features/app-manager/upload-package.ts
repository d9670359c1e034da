import type { AppVersion } from "@omni/live";
import { OmniError } from "@omni/wire";
import { toError } from "../../lib/api.ts";

/** Sends a package, and tells how much of it the server has; `fetch` does not tell. Rejects with OmniError. */
export function uploadPackage(
  file: Blob,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<AppVersion> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/apps/packages");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      onProgress(total === 0 ? 100 : Math.round((loaded / total) * 100));
    });
    request.addEventListener("load", () => {
      const body = parse(request.responseText);
      // The server is the console's own and answers with what is typed here.
      if (request.status < 300) resolve(body as AppVersion);
      else reject(toError(body, request.status));
    });
    request.addEventListener("error", () => reject(new OmniError("OFFLINE", "The server could not be reached.")));
    request.addEventListener("abort", () => reject(new DOMException("The upload was stopped.", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
