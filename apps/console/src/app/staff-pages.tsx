import {
  IconApps,
  IconColumns,
  IconFlask,
  IconFrame,
  IconHistory,
  IconKey,
  IconTableImport,
  IconUsers,
  IconLivePhoto,
  IconUserCircle,
} from "@tabler/icons-react";
import { lazy } from "react";
import type { UserType } from "@omni/contract";
import type { StaffPageEntry } from "../features/staff/index.ts";
import { messages } from "./messages.ts";

const staff = ["SUPERVISOR", "ADMINISTRATOR"] as const satisfies readonly UserType[];

/** The pages of the staff shell, in the order of its navigation. The first is where one lands. */
export const staffPages: readonly StaffPageEntry[] = [
  {
    path: "/live",
    label: messages.staffPages.live,
    icon: IconLivePhoto,
    userTypes: staff,
    Page: lazy(async () => ({ default: (await import("../features/supervisor/index.ts")).LivePage })),
  },
  {
    path: "/history",
    label: messages.staffPages.history,
    icon: IconHistory,
    userTypes: staff,
    Page: lazy(async () => ({ default: (await import("../features/history/index.ts")).HistoryPage })),
  },
  {
    path: "/customers",
    label: messages.staffPages.customers,
    icon: IconUsers,
    userTypes: staff,
    Page: lazy(async () => ({ default: (await import("../features/customers/index.ts")).CustomersPage })),
  },
  {
    path: "/import",
    label: messages.staffPages.import,
    icon: IconTableImport,
    userTypes: staff,
    Page: lazy(async () => ({ default: (await import("../features/customers/index.ts")).ImportPage })),
  },
  {
    path: "/columns",
    label: messages.staffPages.columns,
    icon: IconColumns,
    userTypes: ["ADMINISTRATOR"],
    Page: lazy(async () => ({ default: (await import("../features/customers/index.ts")).ColumnsPage })),
  },
  {
    path: "/apps",
    label: messages.staffPages.apps,
    icon: IconApps,
    userTypes: ["ADMINISTRATOR"],
    Page: lazy(async () => ({ default: (await import("../features/app-manager/index.ts")).AppManagerPage })),
  },
  {
    path: "/keys",
    label: messages.staffPages.apiKeys,
    icon: IconKey,
    userTypes: ["ADMINISTRATOR"],
    Page: lazy(async () => ({ default: (await import("../features/api-keys/index.ts")).ApiKeysPage })),
  },
  {
    path: "/toolbar",
    label: messages.staffPages.toolbar,
    icon: IconFrame,
    userTypes: ["ADMINISTRATOR"],
    Page: lazy(async () => ({ default: (await import("../features/toolbar-settings/index.ts")).ToolbarSettingsPage })),
  },
  {
    path: "/lab",
    label: messages.staffPages.lab,
    icon: IconFlask,
    userTypes: ["ADMINISTRATOR"],
    demoToo: true,
    Page: lazy(async () => ({ default: (await import("../features/lab/index.ts")).LabPage })),
  },
  {
    path: "/account",
    label: messages.staffPages.account,
    icon: IconUserCircle,
    userTypes: staff,
    Page: lazy(async () => ({ default: (await import("../features/staff/index.ts")).AccountPage })),
  },
];

/** The pages that somebody may open. */
export const pagesFor = (userType: UserType, isDemo: boolean): StaffPageEntry[] =>
  staffPages.filter(({ userTypes, demoToo }) => userTypes.includes(userType) || (isDemo && demoToo === true));
