import classes from "./brand.module.css";

/** The product's mark, with its name unless there is no room. */
export function Brand({ withName = true }: { withName?: boolean }) {
  return (
    <span className={classes["brand"]}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden>
        <rect width="32" height="32" rx="8" className={classes["plate"]} />
        <circle cx="16" cy="16" r="7.5" className={classes["ring"]} transform="rotate(35 16 16)" />
        <circle cx="16" cy="16" r="2.2" fill="#fff" />
      </svg>
      {withName ? <span className={classes["name"]}>Omni</span> : <span className="visually-hidden">Omni</span>}
    </span>
  );
}
