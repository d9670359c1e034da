import { Button } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "../../lib/api.ts";
import { useServerNow } from "../../lib/clock.ts";
import { formatTime } from "../../lib/format.ts";
import { Banner } from "../../ui/banner.tsx";
import { showError } from "../../ui/show-error.tsx";
import { messages } from "./messages.ts";

const renewEveryMs = 5 * 60_000;
const warnWithinMs = 3 * 60_000;

/** Renews the session in silence while the agent works, and warns an idle one in time. */
export function SessionRenewal() {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ["session"],
    queryFn: ({ signal }) => api.session(signal),
    refetchInterval: 60_000,
  });
  const now = useServerNow();
  const activeAt = useRef(0);
  const renewedAt = useRef(now);

  const renew = async (silent: boolean): Promise<void> => {
    renewedAt.current = Date.now();
    try {
      await api.renew();
      await queries.invalidateQueries({ queryKey: ["session"] });
    } catch (error) {
      // In silence: the next try, or the warning, comes before the session ends.
      if (!silent) showError(messages.expiring.failed, error);
    }
  };

  useEffect(() => {
    const onInput = (): void => {
      activeAt.current = Date.now();
    };
    window.addEventListener("pointerdown", onInput, { passive: true });
    window.addEventListener("keydown", onInput, { passive: true });
    const timer = setInterval(() => {
      const worked = activeAt.current > renewedAt.current;
      if (worked && Date.now() - renewedAt.current >= renewEveryMs) void renew(true);
    }, 30_000);
    return () => {
      window.removeEventListener("pointerdown", onInput);
      window.removeEventListener("keydown", onInput);
      clearInterval(timer);
    };
    // `renew` reads only refs and the query client, which stay.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const expiresAt = data?.expiresAt ?? null;
  if (expiresAt === null || expiresAt - now > warnWithinMs || expiresAt <= now) return null;
  return (
    <Banner
      tone="warn"
      icon={<IconClock size={16} aria-hidden />}
      action={
        <Button size="compact-xs" variant="default" onClick={() => void renew(false)}>
          {messages.expiring.stay}
        </Button>
      }
    >
      {messages.expiring.text(formatTime(expiresAt))}
    </Banner>
  );
}
