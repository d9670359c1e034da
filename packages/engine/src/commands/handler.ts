import type { CommandOf, CommandType } from "../command.ts";
import type { Refusal } from "../decision.ts";
import type { Draft } from "../draft.ts";

/** Emits facts into the draft, or refuses; a refused draft is thrown away. */
export type Handler<T extends CommandType> = (draft: Draft, command: CommandOf<T>) => Refusal | null;
export type Handlers<T extends CommandType> = { [K in T]: Handler<K> };
