import type { WeeklyHours } from "../rest/resources";

const nineToSix = [{ from: "09:00", to: "18:00" }] as const;

/** What a week begins as: something that many have, to be changed. */
export const officeHours: Omit<WeeklyHours, "zone"> = {
  week: {
    monday: nineToSix,
    tuesday: nineToSix,
    wednesday: nineToSix,
    thursday: nineToSix,
    friday: nineToSix,
  },
  holidays: [],
};

/** The time zone of this browser. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All time zones that the browser knows, and the one that is set, whether it knows it or not. */
export function zones(set: string): readonly string[] {
  return [...new Set([set, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}

/** A time as it is written down: `9` and `9:30` mean what one thinks; what is no time is left to be refused. */
export function tidyTime(text: string): string {
  const [, hour, minute = "00"] = /^\s*(\d{1,2})(?:[:：.]?(\d{2}))?\s*$/u.exec(text) ?? [];
  return hour === undefined ? text.trim() : `${hour.padStart(2, "0")}:${minute}`;
}
