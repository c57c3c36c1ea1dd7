import type { Fault } from "../rest/call";
import { type Hours, type Policy, type Site, type Span, type WeeklyHours, weekdays } from "../rest/resources";
import { tidyTime } from "../shared/clockTimes";
import { numberOf, type Typed } from "../shared/typed";
import { numberFaults } from "./fieldText";
import { readOrigins } from "./origins";
import { officeHours, ownZone } from "./zones";

export const returning = ["memoryDays", "patienceSeconds"] as const;
export const leaving = ["graceSeconds", "answerSeconds", "idleMinutes", "queueLimit"] as const;
const numbers = [...returning, ...leaving] as const;
export type PolicyNumber = (typeof numbers)[number];

/** A site as it stands in its form. */
export interface SiteDraft {
  readonly name: string;
  /** One a line. */
  readonly origins: readonly string[];
  readonly policy: Omit<Policy, PolicyNumber | "hours">;
  readonly numbers: Readonly<Record<PolicyNumber, Typed>>;
  readonly always: boolean;
  /** Also while it is always open, so that going there and back changes nothing. */
  readonly weekly: WeeklyHours;
}

/** What is sent of it. */
export interface SiteBody {
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly policy: Policy;
}

/** Where the form shows what is wrong. */
export const fields: readonly string[] = [
  "name",
  "allowedOrigins[]",
  "policy.strategy",
  "policy.returnPolicy",
  ...numbers.map((field) => `policy.${field}`),
  "policy.requirements.team",
  "policy.requirements.skills[].skill",
  "policy.hours.zone",
  ...["from", "to"].flatMap((end) => [
    ...weekdays.map((day) => `policy.hours.week.${day}[].${end}`),
    `policy.hours.holidays[].open[].${end}`,
  ]),
  "policy.hours.holidays[].date",
  "policy.hours.holidays[].name",
];

export function draftOf({ name, allowedOrigins, policy }: Site, before: SiteDraft | undefined): SiteDraft {
  const { hours = { always: true }, graceSeconds, memoryDays, patienceSeconds, ...others } = policy;
  const { answerSeconds, idleMinutes, queueLimit, ...rest } = others;
  const always = "always" in hours;
  const found = { graceSeconds, memoryDays, patienceSeconds, answerSeconds, idleMinutes, queueLimit };
  return {
    name,
    origins: allowedOrigins,
    policy: rest,
    numbers: Object.fromEntries(numbers.map((field) => [field, found[field] ?? ""])) as SiteDraft["numbers"],
    always,
    weekly: always ? (before?.weekly ?? { zone: ownZone(), ...officeHours }) : hours,
  };
}

export function bodyOf({ name, origins, policy, always, weekly, ...draft }: SiteDraft): SiteBody {
  const read = numbers.flatMap((field) => {
    const number = numberOf(draft.numbers[field]);
    return number === undefined ? [] : [[field, number] as const];
  });
  const hours: Hours = always ? { always } : tidied(weekly);
  return {
    name,
    allowedOrigins: readOrigins(origins.join("\n")).origins,
    policy: { ...policy, ...Object.fromEntries(read), hours },
  };
}

/** What is wrong that one need not ask the server about. */
export function faultsOf(draft: SiteDraft): readonly Fault[] {
  return numbers.flatMap((field) => numberFaults(`policy.${field}`, draft.numbers[field]));
}

/** With times as they are written down: whoever presses Enter has not left the field. */
function tidied({ zone, week, holidays = [] }: WeeklyHours): WeeklyHours {
  const spans = (list: readonly Span[] | undefined): readonly Span[] =>
    (list ?? []).map(({ from, to }) => ({ from: tidyTime(from), to: tidyTime(to) }));
  return {
    zone,
    week: Object.fromEntries(weekdays.flatMap((day) => (day in week ? [[day, spans(week[day])]] : []))),
    holidays: holidays.map((day) => ({ ...day, open: spans(day.open) })),
  };
}
