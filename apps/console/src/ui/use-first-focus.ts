import { useEffect, useRef, type RefObject } from "react";

/** For the control that a whole page is about: the keyboard starts there. */
export function useFirstFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
