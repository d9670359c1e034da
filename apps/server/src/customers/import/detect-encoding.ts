import { OmniError } from "@omni/wire";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** What the bytes 0x81, 0x8D, 0x8F, 0x90 and 0x9D would mean in Windows-1252: nothing. */
const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const saveAs = "Save the table as CSV with the encoding UTF-8 (in Excel: “CSV UTF-8”) and upload it again.";
const refuse = (message: string): OmniError =>
  new OmniError("INVALID_ARGUMENT", `${message} ${saveAs}`, { details: { path: "file" } });

/** Finds out, chunk by chunk, in which encoding a file is written; throws INVALID_ARGUMENT for what is no table of text. */
export class EncodingDetector {
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true });
  #isUtf8 = true;
  #isWindows1252 = true;
  #marked: Encoding | null = null;
  #hasBegun = false;

  write(chunk: Uint8Array): void {
    if (!this.#hasBegun) this.#begin(chunk);
    if (this.#marked !== null && this.#marked !== "utf-8") return;
    if (chunk.includes(0)) throw refuse("The file holds characters that no table of text has.");
    if (this.#isUtf8) this.#isUtf8 = this.#decodes(chunk);
    if (this.#isWindows1252) this.#isWindows1252 = !chunk.some((byte) => undefinedBytes.has(byte));
  }

  /** After the last chunk. */
  end(): Encoding {
    if (!this.#hasBegun) throw refuse("The file is empty.");
    if (this.#marked !== null && this.#marked !== "utf-8") return this.#marked;
    if (this.#isUtf8 && this.#decodes(null)) return "utf-8";
    if (this.#marked === "utf-8") throw refuse("The file says that it is UTF-8, and is not.");
    if (this.#isWindows1252) return "windows-1252";
    throw refuse("The file is neither UTF-8 nor Windows-1252.");
  }

  #begin(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#hasBegun = true;
    const [a, b, c] = chunk;
    if (a === 0x50 && b === 0x4b) throw refuse("The file is a workbook or an archive, not CSV.");
    if (a === 0xef && b === 0xbb && c === 0xbf) this.#marked = "utf-8";
    else if (a === 0xff && b === 0xfe) this.#marked = "utf-16le";
    else if (a === 0xfe && b === 0xff) this.#marked = "utf-16be";
    else if (a !== 0 && b === 0) this.#marked = "utf-16le";
    else if (a === 0 && b !== 0) this.#marked = "utf-16be";
  }

  #decodes(chunk: Uint8Array | null): boolean {
    try {
      if (chunk === null) this.#utf8.decode();
      else this.#utf8.decode(chunk, { stream: true });
      return true;
    } catch {
      return false;
    }
  }
}
