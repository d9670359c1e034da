/** The first moment of the day that `at` lies in, in the server's time zone. */
export const dayStartOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** The first moment of the next day: not always 24 hours later, where clocks change. */
export const nextDayStartOf = (at: number): number => {
  const day = new Date(at);
  day.setHours(0, 0, 0, 0);
  return day.setDate(day.getDate() + 1);
};
