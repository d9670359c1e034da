/** What the first bytes of a file say that it is. */
type Signature =
  | "PNG"
  | "JPEG"
  | "GIF"
  | "WEBP"
  | "PDF"
  | "MP3"
  | "OGG"
  | "WAV"
  | "AAC"
  | "MP4"
  | "WEBM"
  | "ZIP"
  | "TEXT"
  | "OTHER";

interface AttachmentType {
  contentType: string;
  signature: Signature;
}

/** What may be attached, by the ending of the name. Content that does not fit its name is refused. */
const types: Readonly<Record<string, AttachmentType>> = {
  png: { contentType: "image/png", signature: "PNG" },
  jpg: { contentType: "image/jpeg", signature: "JPEG" },
  jpeg: { contentType: "image/jpeg", signature: "JPEG" },
  gif: { contentType: "image/gif", signature: "GIF" },
  webp: { contentType: "image/webp", signature: "WEBP" },
  pdf: { contentType: "application/pdf", signature: "PDF" },
  mp3: { contentType: "audio/mpeg", signature: "MP3" },
  ogg: { contentType: "audio/ogg", signature: "OGG" },
  oga: { contentType: "audio/ogg", signature: "OGG" },
  opus: { contentType: "audio/ogg", signature: "OGG" },
  wav: { contentType: "audio/wav", signature: "WAV" },
  aac: { contentType: "audio/aac", signature: "AAC" },
  m4a: { contentType: "audio/mp4", signature: "MP4" },
  mp4: { contentType: "video/mp4", signature: "MP4" },
  mov: { contentType: "video/quicktime", signature: "MP4" },
  webm: { contentType: "video/webm", signature: "WEBM" },
  txt: { contentType: "text/plain; charset=utf-8", signature: "TEXT" },
  csv: { contentType: "text/csv; charset=utf-8", signature: "TEXT" },
  docx: {
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    signature: "ZIP",
  },
  xlsx: { contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", signature: "ZIP" },
  pptx: {
    contentType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    signature: "ZIP",
  },
  odt: { contentType: "application/vnd.oasis.opendocument.text", signature: "ZIP" },
  ods: { contentType: "application/vnd.oasis.opendocument.spreadsheet", signature: "ZIP" },
};

/** How much of a file tells what it is. */
export const signatureBytes = 4096;

const startsWith = (head: Buffer, text: string, at = 0): boolean =>
  head.subarray(at, at + text.length).equals(Buffer.from(text, "latin1"));

const signatures: readonly [Signature, (head: Buffer) => boolean][] = [
  ["PNG", (head) => startsWith(head, "\x89PNG\r\n\x1a\n")],
  ["JPEG", (head) => startsWith(head, "\xff\xd8\xff")],
  ["GIF", (head) => startsWith(head, "GIF87a") || startsWith(head, "GIF89a")],
  ["WEBP", (head) => startsWith(head, "RIFF") && startsWith(head, "WEBP", 8)],
  ["WAV", (head) => startsWith(head, "RIFF") && startsWith(head, "WAVE", 8)],
  ["PDF", (head) => startsWith(head, "%PDF-")],
  ["OGG", (head) => startsWith(head, "OggS")],
  ["MP4", (head) => startsWith(head, "ftyp", 4)],
  ["WEBM", (head) => startsWith(head, "\x1a\x45\xdf\xa3")],
  ["ZIP", (head) => startsWith(head, "PK\x03\x04")],
  ["AAC", (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0],
  ["MP3", (head) => startsWith(head, "ID3") || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0)],
  ["TEXT", isText],
];

/** UTF-8 without control characters that no text has. A character cut off at the end is no fault. */
function isText(head: Buffer): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
  } catch {
    return false;
  }
}

const signatureOf = (head: Buffer): Signature => signatures.find(([, matches]) => matches(head))?.[0] ?? "OTHER";

/** The names of what may be attached, for a person to read. */
export const attachableKinds = "images, PDF, audio, MP4, MOV and WebM video, text, CSV and Office documents";

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** Whether a file of this name may be attached at all. */
export const isAttachableName = (name: string): boolean => Object.hasOwn(types, endingOf(name));

/** The content type of a file whose name and content agree; null when they do not, or such files are not taken. */
export function toContentType(name: string, head: Buffer): string | null {
  const ending = endingOf(name);
  const type = Object.hasOwn(types, ending) ? types[ending] : undefined;
  return type !== undefined && signatureOf(head) === type.signature ? type.contentType : null;
}

/** Shown by the browser itself; everything else is saved. */
export const isShownInline = (contentType: string): boolean =>
  /^(image|audio)\//.test(contentType) || contentType === "application/pdf";
