import type { AccessTables } from "./tables/access-tables.ts";
import type { AppTables } from "./tables/app-tables.ts";
import type { CentreTables } from "./tables/centre-tables.ts";
import type { ChannelTables } from "./tables/channel-tables.ts";
import type { CustomerTables } from "./tables/customer-tables.ts";
import type { SetUpTables } from "./tables/set-up-tables.ts";

/** Every table of the store. Booleans are 0 and 1, times are milliseconds since the epoch, bodies are JSON. */
export interface Tables extends AccessTables, AppTables, CentreTables, ChannelTables, CustomerTables, SetUpTables {}
