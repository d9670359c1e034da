import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { OmniError } from "@omni/wire";
import { parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import type { Encoding } from "./detect-encoding.ts";

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

/** A row that is longer was meant to be several: a quotation mark is not closed. */
const longestRow = 256 * 1024;
/** How much of a file tells its delimiter. */
const sampleLength = 64 * 1024;

export interface TableForm {
  path: string;
  encoding: Encoding;
  delimiter: Delimiter;
}

async function* toText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Uint8Array, { stream: true });
  yield decoder.decode();
}

/** The beginning of the file as text. */
async function readSample(path: string, encoding: Encoding): Promise<string> {
  let sample = "";
  for await (const text of toText(path, encoding)) {
    sample += text;
    if (sample.length >= sampleLength) break;
  }
  return sample.slice(0, sampleLength);
}

const options = { relax_column_count: true, skip_empty_lines: true, max_record_size: longestRow } as const;

/** How many rows at the beginning have as many cells as the first, for a delimiter that cuts it at all. */
function scoreOf(sample: string, delimiter: Delimiter): number {
  try {
    const rows: string[][] = parseNow(sample, { ...options, delimiter, to: 20, relax_quotes: true });
    const width = rows[0]?.length ?? 0;
    return width < 2 ? 0 : rows.filter((row) => row.length === width).length * 100 + width;
  } catch {
    return 0;
  }
}

/** The delimiter that cuts the first rows most evenly; a table of one column has a comma. */
export async function detectDelimiter(path: string, encoding: Encoding): Promise<Delimiter> {
  const sample = await readSample(path, encoding);
  const scores = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(sample, delimiter) }));
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/** The rows of the table, read as they are asked for, the heading first. Throws INVALID_ARGUMENT where they cannot be read. */
export async function* readTable({ path, encoding, delimiter }: TableForm): AsyncGenerator<string[]> {
  const source = Readable.from(toText(path, encoding));
  const parser = parse({ ...options, delimiter });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    // Without `columns` csv-parse gives lists of texts.
    for await (const row of parser) yield (row as string[]).map(toPlain);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OmniError("INVALID_ARGUMENT", `The table cannot be read: ${reason}. Repair it and upload it again.`, {
      details: { path: "file" },
    });
  } finally {
    source.destroy();
  }
}

/** Files that were made safe for spreadsheets have an apostrophe before what would be a formula. */
const toPlain = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
