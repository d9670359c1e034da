import { ActionIcon, Drawer, Loader } from "@mantine/core";
import { IconMenu2 } from "@tabler/icons-react";
import { Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { Brand } from "../../ui/brand.tsx";
import { messages } from "./messages.ts";
import { PageBoundary } from "./page-boundary.tsx";
import { PageLinks } from "./page-links.tsx";
import type { StaffPageEntry } from "./staff-page-entry.ts";
import classes from "./staff.module.css";

/** Navigation beside one page: a rail where there is room, a menu where there is not. */
export function StaffShell({
  pages,
  current,
  accountMenu,
  banner,
  children,
}: {
  pages: readonly StaffPageEntry[];
  /** Null: the address leads to none of the pages. */
  current: StaffPageEntry | null;
  accountMenu: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
}) {
  const [menuOpen, setMenuOpen] = useState(false);
  const main = usePageFocus(current?.path ?? null);
  const title = current?.label ?? messages.unknown;
  useEffect(() => {
    document.title = `${title} · Omni`;
    return () => {
      document.title = "Omni";
    };
  }, [title]);
  const isAlone = pages.length < 2;
  return (
    <div className={classes["shell"]} data-alone={isAlone || undefined}>
      <a href="#page" className={classes["skip"]}>
        {messages.skip}
      </a>
      <header className={classes["bar"]}>
        {!isAlone && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            className={classes["burger"]}
            aria-label={messages.menu}
            aria-expanded={menuOpen}
            onClick={() => setMenuOpen(true)}
          >
            <IconMenu2 size={20} aria-hidden />
          </ActionIcon>
        )}
        <Brand />
        <span className={classes["space"]} />
        {accountMenu}
      </header>
      {banner}
      <div className={classes["middle"]}>
        {!isAlone && (
          <nav className={classes["rail"]} aria-label={messages.pages}>
            <PageLinks pages={pages} />
          </nav>
        )}
        <main className={classes["page"]} id="page" tabIndex={-1} ref={main}>
          <div className={classes["content"]}>
            <PageBoundary key={current?.path}>
              <Suspense fallback={<Loader size="sm" className={classes["loading"]} aria-label={messages.loading} />}>
                {children}
              </Suspense>
            </PageBoundary>
          </div>
        </main>
      </div>
      <Drawer
        opened={menuOpen}
        onClose={() => setMenuOpen(false)}
        title={<Brand />}
        size="17rem"
        closeButtonProps={{ "aria-label": messages.closeMenu }}
      >
        <nav aria-label={messages.pages}>
          <PageLinks pages={pages} onOpen={() => setMenuOpen(false)} />
        </nav>
      </Drawer>
    </div>
  );
}

/** A page that one goes to takes the focus, so that a screen reader is where the eyes are. */
function usePageFocus(path: string | null) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo({ top: 0 });
  }, [path]);
  return main;
}
