import { AppFrame } from "./app-frame.tsx";
import { useAppInstances } from "./apps-context.tsx";
import classes from "./apps.module.css";

/** Apps that take the whole page. All stay loaded; `active` is the place that is shown. */
export function FullPageApps({ active }: { active: string | null }) {
  const instances = useAppInstances().filter(({ place }) => place === "full-page");
  return instances.map((instance) => {
    const shown = instance.shown && instance.placeId === active;
    return (
      <section key={instance.instanceId} className={classes["fullPage"]} hidden={!shown} aria-label={instance.app.name}>
        <AppFrame instance={instance} visible={shown} />
      </section>
    );
  });
}
