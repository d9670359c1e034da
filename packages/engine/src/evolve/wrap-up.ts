import type { WrapUp } from "../interaction.ts";
import { enter, type InteractionReducers } from "./enter.ts";

const change = (wrapUp: WrapUp | null, changes: Partial<WrapUp>): WrapUp | null =>
  wrapUp === null ? null : { ...wrapUp, ...changes };

export const wrapUpReducers: InteractionReducers = {
  "interaction.wrapUpStarted": (interaction, { at, mode, endsAt, required }) => ({
    ...enter(interaction, "WRAP_UP", at),
    wrapUp: { mode, startedAt: at, endsAt, required, extensions: 0, endedAt: null },
  }),
  "interaction.wrapUpExtended": (interaction, { endsAt }) => ({
    ...interaction,
    wrapUp: change(interaction.wrapUp, { endsAt, extensions: (interaction.wrapUp?.extensions ?? 0) + 1 }),
  }),
  "interaction.disposed": (interaction, { at, disposition, callback }) => ({
    ...enter(interaction, "DISPOSED", at),
    disposition,
    callback,
  }),
  "interaction.wrapUpEnded": (interaction, { at }) => ({
    ...(interaction.state === "WRAP_UP" ? enter(interaction, "ENDED", at) : interaction),
    wrapUp: change(interaction.wrapUp, { endedAt: at }),
    selected: false,
  }),
};
