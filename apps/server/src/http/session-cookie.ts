/**
 * The cookie's name. Behind HTTPS browsers keep its prefix to this very host: a page of an app, whose host lies below the
 * console's, cannot put a session of its own choice in its place.
 */
export const toSessionCookie = (publicUrl: string | null): string =>
  publicUrl?.startsWith("https:") === true ? "__Host-omni_session" : "omni_session";
