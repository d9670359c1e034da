import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { askAgain } from "./ask-again.ts";

it("does not keep an answer that was on its way when the change came", async () => {
  const answers: ((value: string) => void)[] = [];
  const queries = new QueryClient();
  const observer = new QueryObserver(queries, {
    queryKey: ["list"],
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const stop = observer.subscribe(() => {});
  void askAgain(queries, ["list"]);
  await vi.waitFor(() => expect(answers).toHaveLength(2), { timeout: 10_000 });
  answers[0]?.("before the change");
  answers[1]?.("after it");
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("after it"), { timeout: 10_000 });
  stop();
});
