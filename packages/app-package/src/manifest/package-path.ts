const maxLength = 300;

/** Why a name may not stand in a package, or null. Names are relative, with forward slashes, and stay inside the package. */
export function findPathFault(path: string): string | null {
  if (path === "") return "it is empty";
  if (path.length > maxLength) return `it is longer than ${maxLength} characters`;
  if (path.includes("\0")) return "it holds a NUL character";
  if (/\p{Cc}/u.test(path)) return "it holds a control character";
  if (path.includes("\\")) return "it holds a backslash";
  if (path.startsWith("/")) return "it is absolute";
  if (path.includes(":")) return "it holds a colon, as drive letters do";
  if (/\p{Surrogate}/u.test(path)) return "it is not well-formed Unicode";
  const segments = path.split("/");
  if (segments.includes("..")) return 'it leaves its folder by ".."';
  if (segments.some((segment) => segment === "" || segment === ".")) return "it has an empty segment";
  if (segments.some((segment) => /[. ]$/.test(segment))) return "a segment ends in a dot or a space";
  if (segments.includes("__proto__")) return 'it holds "__proto__"';
  return null;
}

/** The same for two names that some file system takes for one. */
export const toPathKey = (path: string): string => path.normalize("NFKC").toLowerCase().normalize("NFKC");
