import type { CurrentUser, UserType } from "@omni/contract";
import type { Icon } from "@tabler/icons-react";
import type { ComponentType } from "react";

/** What every page of the staff shell is given. */
export interface StaffPageProps {
  user: CurrentUser;
  /** When the browser's session ends; ms since the epoch. */
  expiresAt: number | null;
}

/** One page of the staff shell. */
export interface StaffPageEntry {
  /** One segment, with the leading slash: the page's address. */
  path: `/${string}`;
  label: string;
  icon: Icon;
  userTypes: readonly UserType[];
  /** With demo data everybody may open it, agents too. */
  demoToo?: boolean;
  /** Lazy, so that nobody else loads it. */
  Page: ComponentType<StaffPageProps>;
}
