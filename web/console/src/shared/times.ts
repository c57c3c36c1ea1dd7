import type { Language } from "./preferences";

/** How times are written in one language and time zone. Formatters are made once; making them is slow. */
export interface Times {
  readonly clock: (at: string) => string;
  /** Today, yesterday, or the date, with the year only if it is another one. */
  readonly day: (at: string, now: number) => string;
  readonly full: (at: string) => string;
  /** Equal for two moments of the same local day. */
  readonly dayKey: (at: string) => string;
}

export function createTimes(language: Language, timeZone?: string): Times {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...zone,
  });
  const near = new Intl.DateTimeFormat(language, {
    weekday: "short",
    month: "short",
    day: "numeric",
    ...zone,
  });
  const far = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", day: "numeric", ...zone });
  const full = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "medium",
    hourCycle: "h23",
    ...zone,
  });
  const key = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    ...zone,
  });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const keyOf = (ms: number): string => key.format(ms);
  const dayNumber = (ms: number): number => Date.parse(keyOf(ms)) / 86_400_000;
  return {
    clock: (at) => clock.format(Date.parse(at)),
    day: (at, now) => {
      const then = Date.parse(at);
      const daysAgo = Math.round(dayNumber(now) - dayNumber(then));
      if (daysAgo === 0 || daysAgo === 1) return capitalised(relative.format(-daysAgo, "day"));
      return keyOf(then).slice(0, 4) === keyOf(now).slice(0, 4) ? near.format(then) : far.format(then);
    },
    full: (at) => full.format(Date.parse(at)),
    dayKey: (at) => keyOf(Date.parse(at)),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
