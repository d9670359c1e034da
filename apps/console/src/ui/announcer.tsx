import { announcement } from "../lib/announcer.ts";
import { useStore } from "../lib/store.ts";

/** The page's two live regions: what `announce` says is put here. */
export function Announcer() {
  const { text, urgent, id } = useStore(announcement, (state) => state);
  // The key makes the same words twice in a row a change, which a screen reader says again.
  return (
    <div className="visually-hidden">
      <div aria-live="assertive" role="alert">
        {urgent && <span key={id}>{text}</span>}
      </div>
      <div aria-live="polite" role="status">
        {!urgent && <span key={id}>{text}</span>}
      </div>
    </div>
  );
}
