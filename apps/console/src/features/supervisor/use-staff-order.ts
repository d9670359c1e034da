import { showNotification } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { postJson } from "../../lib/api.ts";
import { showError } from "../../ui/show-error.tsx";

/** An order of a supervisor. What became of it is shown; the promise tells whether it was carried out. */
export function useStaffOrder(refused: string) {
  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) => postJson(`/api/supervisor/${path}`, body),
  });
  return {
    sending: isPending,
    async send(path: string, body: object = {}, done?: string): Promise<boolean> {
      try {
        await mutateAsync({ path, body });
        if (done !== undefined) showNotification({ message: done });
        return true;
      } catch (error) {
        showError(refused, error);
        return false;
      }
    },
  };
}
