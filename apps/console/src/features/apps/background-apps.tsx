import { Frame } from "./app-frame.tsx";
import { useAppInstances } from "./apps-context.tsx";
import classes from "./apps.module.css";

/** Apps without a face. Their frames load and run, out of sight and out of the keyboard's way. */
export function BackgroundApps() {
  const instances = useAppInstances().filter(({ place, rest }) => place === "background" && rest === null);
  return (
    <div className={classes["background"]} aria-hidden inert>
      {instances.map((instance) => (
        <Frame key={`${instance.instanceId} ${instance.generation}`} instance={instance} />
      ))}
    </div>
  );
}
