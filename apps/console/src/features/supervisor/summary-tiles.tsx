import type { SupervisorFrame } from "@omni/live";
import type { ReactNode } from "react";
import { Elapsed } from "../../ui/elapsed.tsx";
import { messages } from "./messages.ts";
import { serviceLevelOf } from "./select-campaign.ts";
import classes from "./supervisor.module.css";

/** The few numbers that one looks at first. */
export function SummaryTiles({ frame, skewMs }: { frame: SupervisorFrame; skewMs: number }) {
  const { queues, campaigns, agents } = frame;
  const sum = (of: "waiting" | "live" | "inWrapUp"): number => campaigns.reduce((total, each) => total + each[of], 0);
  const since = queues.flatMap(({ waitingSince }) => waitingSince ?? []);
  const service = serviceLevelOf(frame);
  const { figures } = messages;
  return (
    <dl className={classes["tiles"]}>
      <Tile name={figures.waiting}>{sum("waiting")}</Tile>
      <Tile name={figures.longest}>
        {since.length === 0 ? "–" : <Elapsed since={Math.min(...since) + skewMs} label={figures.longest} />}
      </Tile>
      <Tile name={figures.live}>{sum("live")}</Tile>
      <Tile name={figures.wrapUp}>{sum("inWrapUp")}</Tile>
      <Tile name={figures.ready}>{agents.filter(({ isReady }) => isReady).length}</Tile>
      <Tile name={figures.signedIn}>{agents.length}</Tile>
      <Tile name={figures.serviceLevel}>{service === null ? "–" : `${Math.round(service * 100)}%`}</Tile>
    </dl>
  );
}

const Tile = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={classes["tile"]}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
