import { Loader } from "@mantine/core";
import { messages } from "./messages.ts";
import classes from "./screen.module.css";

/** Shown while nothing else can be. */
export function LoadingScreen({ text = messages.loading }: { text?: string }) {
  return (
    <main className={classes["screen"]} aria-busy="true">
      <Loader size="sm" aria-hidden />
      <p role="status" className={classes["loadingText"]}>
        {text}…
      </p>
    </main>
  );
}
