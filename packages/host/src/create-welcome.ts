import { contractVersion, events } from "@omni/contract";
import { wireProtocol, type SessionSnapshot, type Welcome } from "@omni/wire";
import type { AppRecord } from "./app-record.ts";

export function createWelcome(app: AppRecord): Welcome {
  return {
    omni: "welcome",
    protocol: wireProtocol,
    contractVersion,
    capabilities: app.platform.capabilities,
    permissions: app.permissions,
    events: app.offer.eventNames().join(" "),
    methods: app.offer.methodNames().join(" "),
    session: readSession(app),
  };
}

function readSession(app: AppRecord): SessionSnapshot | null {
  if (!app.may(events.loginStatusChanged)) return null;
  const last = app.platform.replay("loginStatusChanged").at(-1)?.payload as SessionSnapshot | undefined;
  return last === undefined ? null : { status: last.status, userId: last.userId, userName: last.userName };
}
