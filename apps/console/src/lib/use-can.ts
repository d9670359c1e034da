import type { MethodName } from "@omni/contract";
import { useQuery } from "@tanstack/react-query";
import { useCall } from "./live-context.tsx";

/** Whether the server has a method; false until it has said so. */
export function useCan(): (method: MethodName) => boolean {
  const call = useCall();
  const { data } = useQuery({
    queryKey: ["capabilities"],
    queryFn: ({ signal }) => call("configuration.getCapabilities", undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (method) => data?.methods.includes(method) ?? false;
}
