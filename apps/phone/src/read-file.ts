import { largestPhoneFileBytes, type PhoneFile } from "@omni/live/phone-client";
import { texts } from "./texts.ts";

/** The file as it goes to the server, or why it cannot go. */
export async function readFile(file: File): Promise<PhoneFile | string> {
  if (file.size === 0) return texts.fileEmpty(file.name);
  if (file.size > largestPhoneFileBytes) return texts.fileTooLarge(file.name, largestPhoneFileBytes / 1000);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return { name: file.name, base64: btoa(binary) };
}
