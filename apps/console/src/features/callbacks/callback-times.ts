/** A time to call back that agents often choose. */
export interface CallbackPreset {
  id: "quarter" | "hour" | "threeHours" | "tomorrow" | "monday";
  at: number;
}

const minuteMs = 60_000;

/** Presets from now on, in local time; each is in the future and on a whole five minutes. */
export function callbackPresets(now: number): CallbackPreset[] {
  const soon = (minutes: number): number => Math.ceil((now + minutes * minuteMs) / (5 * minuteMs)) * 5 * minuteMs;
  return [
    { id: "quarter", at: soon(15) },
    { id: "hour", at: soon(60) },
    { id: "threeHours", at: soon(180) },
    { id: "tomorrow", at: morningIn(now, 1) },
    { id: "monday", at: morningIn(now, daysToMonday(now)) },
  ];
}

function morningIn(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 9).getTime();
}

/** To the Monday after tomorrow at the earliest, so that it is another time than tomorrow. */
function daysToMonday(now: number): number {
  const days = (8 - new Date(now).getDay()) % 7 || 7;
  return days === 1 ? 8 : days;
}

/** As a date-time field of the browser holds it, in local time. */
export function toFieldTime(at: number): string {
  const date = new Date(at);
  const pad = (value: number): string => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** Null while the field holds no whole time. */
export function fromFieldTime(text: string): number | null {
  const at = text === "" ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
