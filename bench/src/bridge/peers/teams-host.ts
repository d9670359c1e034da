import { answer, type HostSide } from "../lines.ts";
import { createWindowHost } from "./window-host.ts";

const runtime = {
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: { pages: {}, dialog: {} },
};

/** Teams is closed; this answers the messages of its public library. */
export const createTeamsHost = (): HostSide =>
  createWindowHost({
    receive({ id, uuidAsString, func, args }, reply) {
      if (typeof id !== "number" || !Array.isArray(args)) return;
      if (func === "initialize") {
        reply({ id, uuidAsString, args: ["content", "web", JSON.stringify(runtime), "2.58.0"] });
      } else if (func === "executeDeepLink") {
        reply({ id, uuidAsString, args: [true, "", answer({ body: String(args[0]) })] });
      }
    },
    toEvent: (payload) => ({ func: "themeChange", args: [payload] }),
  });
