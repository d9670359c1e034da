import { toContentType, type AppPackage } from "@omni/app-package";

/** A larger picture is no icon, and would travel with every list of apps. */
const largestIconBytes = 64 * 1024;

/** The app's icon as a data: address, which shows it without asking the app's host. */
export function toIcon({ manifest, files }: AppPackage): string | null {
  const { icon } = manifest;
  const bytes = icon === undefined ? undefined : files.get(icon);
  if (icon === undefined || bytes === undefined || bytes.length > largestIconBytes) return null;
  return `data:${toContentType(icon)};base64,${Buffer.from(bytes).toString("base64")}`;
}
