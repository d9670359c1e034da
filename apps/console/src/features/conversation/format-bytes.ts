const units = ["bytes", "KB", "MB"] as const;

/** A size as people read it: 900 bytes, 12 KB, 3.4 MB. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const value = bytes / 1024 ** power;
  return `${power === 2 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}
