/** What of the log is shown. Days are the reader's own, as a date field has them; empty is without a bound. */
export interface ChangesFilter {
  appId: string | null;
  from: string;
  to: string;
}

export const noFilter: ChangesFilter = { appId: null, from: "", to: "" };

/** The same as the server takes it: from the first moment of one day to the last of the other. */
export interface ChangesTimes {
  appId: string | null;
  from: number | null;
  to: number | null;
}

export const toTimes = ({ appId, from, to }: ChangesFilter): ChangesTimes => ({
  appId,
  from: from === "" ? null : new Date(`${from}T00:00`).getTime(),
  to: to === "" ? null : new Date(`${to}T23:59:59.999`).getTime(),
});
