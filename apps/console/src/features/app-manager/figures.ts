import type { AppDayFigures, AppFigures } from "@omni/live";

/** What goes wrong in an app, whatever way. */
export const errorsOf = ({ FAILED, CRASHED, CALL_ERROR, CALLBACK_ERROR }: AppFigures): number =>
  FAILED + CRASHED + CALL_ERROR + CALLBACK_ERROR;

export interface DayTotal {
  day: string;
  opened: number;
  errors: number;
}

const dayMs = 86_400_000;

/** The last days, oldest first, all versions together; a day on which nothing happened is there with zeros. */
export function totalByDay(figures: readonly AppDayFigures[], days: number, now: number): DayTotal[] {
  return Array.from({ length: days }, (_, index) => {
    const day = new Date(now - (days - 1 - index) * dayMs).toISOString().slice(0, 10);
    const ofDay = figures.filter((each) => each.day === day).map((each) => each.figures);
    return {
      day,
      opened: ofDay.reduce((sum, { MOUNTED }) => sum + MOUNTED, 0),
      errors: ofDay.reduce((sum, each) => sum + errorsOf(each), 0),
    };
  });
}
