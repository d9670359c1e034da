import type { CurrentUser } from "@omni/contract";
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link, Navigate } from "@tanstack/react-router";
import { StaffShell, type StaffPageEntry } from "../features/staff/index.ts";
import { AccountMenu, SessionRenewal } from "../features/session/index.ts";
import { EmptyNote } from "../ui/empty-note.tsx";
import { messages } from "./messages.ts";

/** What supervisors and administrators see; and agents, of the pages that are open to them. Without a live link. */
export function StaffDesk({
  user,
  expiresAt,
  pages,
  page,
  atRoot,
  onSignOut,
}: {
  user: CurrentUser;
  expiresAt: number | null;
  pages: readonly StaffPageEntry[];
  page: StaffPageEntry | null;
  atRoot: boolean;
  onSignOut: () => void;
}) {
  const [first] = pages;
  if (atRoot && first !== undefined) return <Navigate to="/$" params={{ _splat: first.path.slice(1) }} replace />;
  return (
    <StaffShell
      pages={pages}
      current={page}
      accountMenu={<AccountMenu user={user} onSignOut={onSignOut} />}
      banner={<SessionRenewal />}
    >
      {page === null ? (
        <EmptyNote icon={<IconMapOff size={40} />} title={messages.notFound.title} isPage>
          <p>{messages.notFound.text}</p>
          <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
            {messages.toFirstPage}
          </Button>
        </EmptyNote>
      ) : (
        <page.Page user={user} expiresAt={expiresAt} />
      )}
    </StaffShell>
  );
}
