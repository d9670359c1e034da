import { Notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { createStore, useStore } from "../lib/store.ts";
import classes from "./toasts.module.css";

/** How many places of the page hold the toasts within their layout: one at most. */
const places = createStore(0);

/** Toasts over the page, where no part of it has a place for them. */
export function FloatingToasts() {
  const hasPlace = useStore(places, (count) => count > 0);
  return hasPlace ? null : <Notifications position="bottom-left" limit={4} />;
}

/**
 * Toasts as a part of the layout: they take room instead of lying over what is there, so that no control of a live
 * interaction is ever below one. Over a dialog, which covers those controls itself, they float.
 */
export function PlacedToasts() {
  useEffect(() => {
    places.update((count) => count + 1);
    return () => places.update((count) => count - 1);
  }, []);
  const hasPlace = useStore(places, (count) => count > 0);
  return (
    hasPlace && (
      <div className={classes["place"]}>
        <Notifications position="bottom-left" limit={4} withinPortal={false} className={classes["toasts"] ?? ""} />
      </div>
    )
  );
}
