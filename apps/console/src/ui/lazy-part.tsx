import { lazy, type ComponentType } from "react";
import { messages } from "./messages.ts";
import { showError } from "./show-error.tsx";

/** A part of the page that is loaded when it is first shown. One that is gone, after an update, costs that part only. */
export const lazyPart = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => {
    try {
      return { default: await load() };
    } catch (error) {
      showError(messages.partMissing, error);
      return { default: (() => null) as ComponentType<Props> };
    }
  });
