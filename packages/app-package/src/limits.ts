/** How large a package may be. Every figure is checked before memory is spent on it. */
export interface PackageLimits {
  /** Bytes of the file itself. */
  packedBytes: number;
  /** Bytes of all its files together. */
  unpackedBytes: number;
  files: number;
  /** Unpacked to packed, for files of more than a megabyte. */
  ratio: number;
}

const mebibyte = 1024 * 1024;

export const defaultLimits: PackageLimits = {
  packedBytes: 20 * mebibyte,
  unpackedBytes: 60 * mebibyte,
  files: 2_000,
  ratio: 200,
};

/** Below this size any ratio is harmless, and common: a file of one repeated line. */
export const ratioMattersFrom = mebibyte;

export const toSizeText = (bytes: number): string =>
  bytes >= mebibyte ? `${Math.round((bytes / mebibyte) * 10) / 10} MB` : `${bytes} bytes`;
