import { IconApps } from "@tabler/icons-react";
import classes from "./app-manager.module.css";

/** The app's own picture, or one that stands for any app. */
export function AppIcon({ icon, size = 32 }: { icon: string | null; size?: number }) {
  return (
    <span className={classes["icon"]} style={{ width: size, height: size }} aria-hidden>
      {icon === null ? <IconApps size={size * 0.6} /> : <img src={icon} alt="" width={size} height={size} />}
    </span>
  );
}
