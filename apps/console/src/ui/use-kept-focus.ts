import { useEffect } from "react";

/** How many places the keyboard remembers. */
const rememberedPlaces = 8;

/**
 * Gives the keyboard a place when the one it had is gone, such as a button that an answer replaced or a dialog that closed:
 * the part of the page around it, else where it was before. What only waits is given the keyboard again after it.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: HTMLElement[] = [];
    let before: HTMLElement[] = [];
    let waited = false;

    const onFocusIn = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      before = [target, ...before.filter((each) => each !== target)].slice(0, rememberedPlaces);
      around = findAround(target);
      waited = false;
    };
    const look = (): void => {
      const [last] = before;
      if (last === undefined) return;
      // The browser takes the focus from what is disabled only after it has told of it.
      if (isShown(last) && !canHold(last)) {
        waited = true;
        return;
      }
      if (!isNowhere() || isElsewhere()) return;
      // Let go of on purpose, such as by a click beside everything.
      if (canHold(last) && !waited) return;
      waited = false;
      const next = [last, ...around, ...before].find(canHold) ?? document.querySelector<HTMLElement>("main[tabindex]");
      next?.focus({ preventScroll: true });
    };

    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled", "hidden"],
    });
    document.addEventListener("focusin", onFocusIn);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", onFocusIn);
    };
  }, []);
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** In a frame, the keyboard may be with the page around it: nothing takes it from there. */
const isElsewhere = (): boolean => window.parent !== window && !document.hasFocus();

const isShown = (element: HTMLElement): boolean => element.isConnected && element.checkVisibility();

const canHold = (element: HTMLElement): boolean =>
  isShown(element) && !element.matches(":disabled, [inert], [inert] *");

/** The parts of the page around an element that can have the keyboard themselves, the nearest first. */
function findAround(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let each = element.parentElement; each !== null; each = each.parentElement)
    if (each.hasAttribute("tabindex")) found.push(each);
  return found;
}
