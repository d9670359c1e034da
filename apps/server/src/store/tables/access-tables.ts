import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

export interface UsersTable {
  user_id: string;
  user_name: string;
  name: string;
  user_type: "AGENT" | "SUPERVISOR" | "ADMINISTRATOR";
  locale: string;
  password_hash: string;
  capacity: string;
  total_capacity: number;
  /** JSON, units per channel; null: one each. */
  channel_weights: string | null;
  is_active: Flag;
  /** 0: customers' personal data arrive masked. */
  sees_personal_data: Generated<Flag>;
}

interface HttpSessionsTable {
  session_hash: string;
  user_id: string | null;
  expires_at: number;
  body: string;
}

/** Keys of outside services; only a hash is kept. */
export interface ApiKeysTable {
  key_id: string;
  name: string;
  key_hash: string;
  scopes: string;
  created_by: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

/** Who comes in. */
export interface AccessTables {
  users: UsersTable;
  http_sessions: HttpSessionsTable;
  api_keys: ApiKeysTable;
}
