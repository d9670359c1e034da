/** What SQLite has for a boolean. */
export type Flag = 0 | 1;
