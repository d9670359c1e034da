import type { ChatAttachment } from "@omni/live/customer-client";

/** The server's own limit. */
const largestBytes = 25 * 1024 * 1024;

export interface Upload {
  cancel(): void;
}

export interface UploadEvents {
  onProgress(share: number): void;
  onDone(attachment: ChatAttachment): void;
  /** `isPassing`: the same file may get through when it is sent again. */
  onProblem(problem: string, isPassing: boolean): void;
}

/** Uploads a file to the server by the conversation's token. */
export function upload(server: string, token: string | null, file: File, events: UploadEvents): Upload {
  const request = new XMLHttpRequest();
  if (file.size > largestBytes) events.onProblem("Larger than 25 MB.", false);
  else if (token === null) events.onProblem("Not connected yet.", true);
  else {
    request.open("POST", `${server}/chat/attachments?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("authorization", `Bearer ${token}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => events.onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => events.onProblem("The connection broke off.", true);
    request.onload = () => {
      // The server answers every upload in JSON.
      const body = JSON.parse(request.responseText || "{}") as ChatAttachment & { error?: { message: string } };
      if (request.status === 201) events.onDone(body);
      else events.onProblem(body.error?.message ?? "The file could not be uploaded.", request.status >= 429);
    };
    request.send(file);
  }
  return { cancel: () => request.abort() };
}
