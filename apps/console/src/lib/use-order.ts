import type { MethodArguments, MethodName, MethodResults } from "@omni/contract";
import type { LiveCallOptions } from "@omni/live";
import { useState } from "react";
import { showError } from "../ui/show-error.tsx";
import { useCall } from "./live-context.tsx";

export interface Order<M extends MethodName> {
  /** Resolves with the result, or with null when it was refused, which the agent has then been told. */
  send: (argument: MethodArguments[M], options?: LiveCallOptions) => Promise<MethodResults[M] | null>;
  sending: boolean;
}

/** A method that the agent orders by a button or a shortcut. `refused` is what a refusal is titled, as the agent knows it. */
export function useOrder<M extends MethodName>(method: M, refused: string): Order<M> {
  const call = useCall();
  const [underWay, setUnderWay] = useState(0);
  return {
    sending: underWay > 0,
    async send(argument, options) {
      setUnderWay((count) => count + 1);
      try {
        return await call(method, argument, options);
      } catch (error) {
        showError(refused, error);
        return null;
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
  };
}
