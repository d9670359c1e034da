import type { RawData } from "ws";

/** The text of a socket's frame, however it arrived. */
export function toFrameText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
