import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Asks again for what has changed, though an answer is on its way: that one may be of before the change. `invalidateQueries`
 * alone takes the first answer that a query ever waits for as new.
 */
export async function askAgain(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  await queries.cancelQueries({ queryKey });
  await queries.invalidateQueries({ queryKey });
}
