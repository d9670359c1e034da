import type { Accounts } from "../auth/accounts.ts";
import type { Sessions } from "../auth/sessions.ts";
import type { SignInDesk } from "../auth/sign-in.ts";
import type { ContactCentre } from "../centre/contact-centre.ts";
import type { Clock } from "../clock.ts";
import type { PersonalData } from "../customers/personal-data.ts";
import { HistoryRows } from "../history/history-rows.ts";
import { PastInteractions } from "../history/past-interactions.ts";
import type { Store } from "../store/open-store.ts";
import { LiveFeed } from "./live-feed.ts";
import { LiveWallboard } from "./live-wallboard.ts";
import { LookInFeed } from "./look-in-feed.ts";
import { SupervisorOrders } from "./supervisor-orders.ts";

export interface SupervisionOptions {
  store: Store;
  centre: ContactCentre;
  personalData: PersonalData;
  accounts: Accounts;
  sessions: Sessions;
  desk: SignInDesk;
  clock: Clock;
  onError: (error: unknown) => void;
}

/** The wallboard, what supervisors see and order, and the history. */
export function assembleSupervision(options: SupervisionOptions) {
  const { store, centre, personalData, accounts, sessions, desk, clock, onError } = options;
  const wallboard = new LiveWallboard({ store, centre, clock, onError });
  const isSignedIn = (userId: string, sessionHash: string): boolean =>
    sessions.ofUser(userId).some((session) => session.sessionHash === sessionHash);
  const feed = new LiveFeed({ centre, wallboard, personalData, clock, isSignedIn, onError });
  const lookIns = new LookInFeed({ centre, wallboard, personalData, clock, onError });
  const history = new PastInteractions(store, centre, personalData, new HistoryRows(store));
  centre.listen(feed);
  centre.listen(lookIns);
  return {
    wallboard,
    supervisor: { accounts, feed, lookIns, orders: new SupervisorOrders(centre, desk) },
    history: { accounts, centre, history },
    async start() {
      await history.catchUp();
      lookIns.start();
    },
    stop() {
      feed.stop();
      lookIns.stop();
    },
  };
}
