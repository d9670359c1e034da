import type { AppVersion } from "@omni/live";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { uploadPackage } from "./upload-package.ts";

/** One upload at a time, with its progress; leaving the page stops it. */
export function useUpload(onUploaded: (version: AppVersion) => void) {
  const queries = useQueryClient();
  const [running, setRunning] = useState<{ name: string; percent: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [tooMany, setTooMany] = useState(false);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const send = async (file: File): Promise<void> => {
    const abort = new AbortController();
    controller.current = abort;
    setError(null);
    setRunning({ name: file.name, percent: 0 });
    try {
      const version = await uploadPackage(file, (percent) => setRunning({ name: file.name, percent }), abort.signal);
      await queries.invalidateQueries({ queryKey: ["app-manager"] });
      onUploaded(version);
    } catch (failure) {
      if (!abort.signal.aborted) setError(failure);
    } finally {
      setRunning(null);
    }
  };
  return {
    running,
    error,
    tooMany,
    /** Null: several were dropped. */
    start: (file: File | null): void => {
      setTooMany(file === null);
      if (file !== null) void send(file);
    },
    stop: () => controller.current?.abort(),
    reset: () => setError(null),
  };
}
