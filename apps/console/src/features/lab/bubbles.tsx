import { useEffect, useRef } from "react";
import { formatTime } from "../../lib/format.ts";
import classes from "./lab.module.css";

export interface BubbleLine {
  key: string;
  isOwn: boolean;
  text: string;
  files: readonly { name: string; url: string }[];
  at: number;
  note: string;
}

/** A conversation as the customer sees it, at its end. */
export function Bubbles({ label, lines, empty }: { label: string; lines: readonly BubbleLine[]; empty: string }) {
  const log = useRef<HTMLOListElement>(null);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [lines.length]);
  return (
    <ol className={classes["log"]} role="log" aria-label={label} tabIndex={0} ref={log}>
      {lines.length === 0 && <li className={classes["empty"]}>{empty}</li>}
      {lines.map(({ key, isOwn, text, files, at, note }) => (
        <li key={key} data-own={isOwn || undefined}>
          <p className={classes["bubble"]}>
            {text}
            {files.map(({ name, url }) =>
              url === "" ? (
                <span key={name}>{name}</span>
              ) : (
                <a key={url} href={url} target="_blank" rel="noopener">
                  {name}
                </a>
              ),
            )}
          </p>
          <span className={classes["meta"]}>
            {formatTime(at)}
            {note !== "" && ` · ${note}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
