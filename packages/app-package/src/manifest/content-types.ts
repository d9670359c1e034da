const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  webmanifest: "application/manifest+json",
  txt: "text/plain; charset=utf-8",
  md: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  ico: "image/x-icon",
  woff: "font/woff",
  woff2: "font/woff2",
  ttf: "font/ttf",
  otf: "font/otf",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  wav: "audio/wav",
  mp4: "video/mp4",
  webm: "video/webm",
  wasm: "application/wasm",
  pdf: "application/pdf",
};

const toExtension = (path: string): string => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";

/** The content type of a file of a package; what is unknown is bytes, which no browser runs or shows. */
export function toContentType(path: string): string {
  const extension = toExtension(path);
  return (Object.hasOwn(contentTypes, extension) ? contentTypes[extension] : undefined) ?? "application/octet-stream";
}

const packed = new Set([
  "png",
  "jpg",
  "jpeg",
  "gif",
  "webp",
  "avif",
  "woff",
  "woff2",
  "mp3",
  "ogg",
  "mp4",
  "webm",
  "pdf",
]);

/** Whether a file is compressed by its own format, so that packing it again would gain nothing. */
export const isCompressedFormat = (path: string): boolean => packed.has(toExtension(path));

export const isIconPath = (path: string): boolean => ["svg", "png", "webp", "ico"].includes(toExtension(path));
