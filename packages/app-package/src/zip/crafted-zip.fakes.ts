import { crc32, deflateRawSync } from "node:zlib";

/** One entry as a forger writes it: whatever is not said is as an honest archive has it. */
export interface CraftedEntry {
  name: string | Buffer;
  content?: string | Uint8Array;
  /** 0 stored, 8 deflated, or any other number with `packed`. */
  method?: number;
  flags?: number;
  /** The bytes that stand in the archive. */
  packed?: Uint8Array;
  /** What the headers announce. */
  size?: number;
  crc?: number;
  /** How many packed bytes the headers announce. */
  packedSize?: number;
  externalAttributes?: number;
  localName?: string;
  localSize?: number;
  /** Points the directory at another entry's header. */
  offset?: number;
  directoryExtra?: Buffer;
  /** Bytes between this entry and the next. */
  gap?: Buffer;
}

export interface CraftedArchive {
  prefix?: Buffer;
  suffix?: Buffer;
  comment?: Buffer;
  beforeDirectory?: Buffer;
  inDirectory?: Buffer;
  entryCount?: number;
}

const u16 = (value: number): Buffer => {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value & 0xffff);
  return buffer;
};
const u32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
};

/** Writes a zip archive byte by byte, so that every lie a format allows can be told. */
export function craftZip(entries: readonly CraftedEntry[], archive: CraftedArchive = {}): Buffer {
  const parts: Buffer[] = [archive.prefix ?? Buffer.alloc(0)];
  const directory: Buffer[] = [];
  let position = parts[0]?.length ?? 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? "");
    const method = entry.method ?? 0;
    const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(content) : content));
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const sizes = (size: number) => [
      u32(entry.crc ?? crc32(content)),
      u32(entry.packedSize ?? packed.length),
      u32(size),
    ];
    const size = entry.size ?? content.length;
    const common = [u16(20), u16(entry.flags ?? 0x800), u16(method), u16(0x6000), u16(0x21)];
    const extra = entry.directoryExtra ?? Buffer.alloc(0);
    const local = [
      u32(0x04034b50),
      ...common,
      ...sizes(entry.localSize ?? size),
      u16(localName.length),
      u16(0),
      localName,
    ];
    const attributes = u32(entry.externalAttributes ?? 0o100644 << 16);
    directory.push(
      Buffer.concat([
        ...[
          u32(0x02014b50),
          u16(0x314),
          ...common,
          ...sizes(size),
          u16(name.length),
          u16(extra.length),
          u16(0),
          u16(0),
          u16(0),
        ],
        ...[attributes, u32(entry.offset ?? position), name, extra],
      ]),
    );
    const written = Buffer.concat([...local, packed, entry.gap ?? Buffer.alloc(0)]);
    parts.push(written);
    position += written.length;
  }
  const before = archive.beforeDirectory ?? Buffer.alloc(0);
  const central = Buffer.concat([...directory, archive.inDirectory ?? Buffer.alloc(0)]);
  const count = u16(archive.entryCount ?? entries.length);
  const comment = archive.comment ?? Buffer.alloc(0);
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    count,
    count,
    u32(central.length),
    u32(position + before.length),
    u16(comment.length),
    comment,
  ];
  return Buffer.concat([...parts, before, central, ...end, archive.suffix ?? Buffer.alloc(0)]);
}
