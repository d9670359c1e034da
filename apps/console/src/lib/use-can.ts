import type { MethodName } from "@omni/contract";
import { useWorld } from "./live-context.tsx";

/** Whether the server has a method. The snapshot says so: no control comes later than the page that it belongs to. */
export function useCan(): (method: MethodName) => boolean {
  const methods = useWorld((world) => world.methods);
  return (method) => methods.includes(method);
}
