import type { Attachment } from "@omni/contract";

/** The server's own limit; larger files are not even begun. */
export const largestFileBytes = 25 * 1024 * 1024;

export interface Upload {
  done: Promise<Attachment>;
  cancel: () => void;
}

export interface UploadText {
  offline: string;
  failed: string;
}

/** What the server says of a refused upload; it answers every request in JSON. */
function toReason(body: string, fallback: string): string {
  try {
    const { error } = JSON.parse(body) as { error?: { message?: string } };
    return error?.message ?? fallback;
  } catch {
    return fallback;
  }
}

/** Uploads a file by the session. XMLHttpRequest, because fetch tells no progress of what it sends. */
export function uploadFile(file: File, text: UploadText, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    request.open("POST", `/api/attachments?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as Attachment);
      else reject(new Error(toReason(request.responseText, text.failed)));
    });
    request.addEventListener("error", () => reject(new Error(text.offline)));
    request.addEventListener("abort", () => reject(new Error(text.failed)));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
