import type { Attachment } from "@omni/contract";
import { newId } from "@omni/live";
import { createStore, useStore } from "../../lib/store.ts";
import { messages } from "./messages.ts";
import { largestFileBytes, uploadFile } from "./upload-file.ts";

/** A file that the agent chose for a message not sent yet. */
export interface PendingFile {
  key: string;
  interactionId: string;
  file: File;
  /** Of a picture, to be shown; null for other files. */
  previewUrl: string | null;
  /** From 0 to 1. */
  progress: number;
  attachment: Attachment | null;
  /** Why it cannot be sent. */
  problem: string | null;
  cancel: () => void;
}

const mostFiles = 10;
const pending = createStore<readonly PendingFile[]>([]);

const change = (key: string, changes: Partial<PendingFile>): void =>
  pending.update((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)));

export const usePendingFiles = (interactionId: string): readonly PendingFile[] =>
  useStore(pending, (all) => all).filter((each) => each.interactionId === interactionId);

/** Takes files up and uploads each at once. */
export function addFiles(interactionId: string, files: readonly File[]): void {
  for (const file of files) {
    const count = pending.get().filter((each) => each.interactionId === interactionId).length;
    const previewUrl = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
    const problem =
      count >= mostFiles
        ? messages.files.tooMany(mostFiles)
        : file.size > largestFileBytes
          ? messages.files.tooLarge
          : file.size === 0
            ? messages.files.empty
            : null;
    const key = newId();
    const entry = { key, interactionId, file, previewUrl, progress: 0, attachment: null, problem, cancel: () => {} };
    pending.update((all) => [...all, entry]);
    if (problem === null) upload(entry);
  }
}

function upload({ key, file }: PendingFile): void {
  const { done, cancel } = uploadFile(file, messages.files, (progress) => change(key, { progress }));
  change(key, { cancel, problem: null, progress: 0 });
  done.then(
    (attachment) => change(key, { attachment, progress: 1 }),
    (error: unknown) => change(key, { problem: error instanceof Error ? error.message : messages.files.failed }),
  );
}

/** Uploads a file again that did not get through. */
export const retryFile = (file: PendingFile): void => upload(file);

export function removeFile({ key, previewUrl, cancel }: PendingFile): void {
  // Taken out first, so that its end is not told as a failure.
  pending.update((all) => all.filter((each) => each.key !== key));
  cancel();
  if (previewUrl !== null) URL.revokeObjectURL(previewUrl);
}

/** The uploaded files, taken out because they go with a message now. */
export function takeFiles(interactionId: string): Attachment[] {
  const ready = pending.get().filter((each) => each.interactionId === interactionId && each.attachment !== null);
  for (const each of ready) removeFile(each);
  return ready.flatMap(({ attachment }) => attachment ?? []);
}
