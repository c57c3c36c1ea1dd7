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
