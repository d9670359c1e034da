import { answer, type CallBody, type HostSide } from "../lines.ts";
import { createWindowHost } from "./window-host.ts";

const repeatMs = 5;

/** HubSpot's host is closed. This says SYNC until it is acknowledged, more often than HubSpot, and answers under a message's id. */
export function createHubSpotHost(): HostSide {
  const sync = { type: "SYNC", messageId: "sync", portalId: 1, userId: 1, ownerId: 1, hostUrl: location.origin };
  let lastId = 0;
  return createWindowHost({
    open(reply) {
      const timer = setInterval(() => reply(sync), repeatMs);
      return () => clearInterval(timer);
    },
    receive({ type, messageId, data }, reply, stop) {
      if (type === "SYNC_ACK") stop();
      else reply({ type, messageId, data: answer(data as CallBody) });
    },
    toEvent: (payload) => ({ type: "DIAL_NUMBER", messageId: `host-${++lastId}`, data: payload }),
  });
}
