import type { CurrentUser } from "@omni/contract";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { api } from "../lib/api.ts";
import { pagesFor, staffPages } from "./staff-pages.tsx";

/** The staff pages that this user may open, and the one at the present address. */
export function useStaffPage(user: CurrentUser | null) {
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/(?<=.)\/$/, "") });
  const { data, isPending } = useQuery({
    queryKey: ["public-info"],
    queryFn: ({ signal }) => api.publicInfo(signal),
    enabled: user !== null,
  });
  const pages = user === null ? [] : pagesFor(user.userType, data?.demo ?? false);
  const page = pages.find((each) => each.path === path) ?? null;
  /** Whether demo data lets this user in decides about the page; it is not known yet. */
  const undecided = user !== null && isPending && page === null && staffPages.some((each) => each.path === path);
  return { pages, page, undecided, isDesk: path === "/" || path.startsWith("/apps/") };
}
