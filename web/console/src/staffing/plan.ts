import type { Fault } from "../rest/call";
import type { Policy, Site, Strategy } from "../rest/resources";
import { tidyTime } from "../shared/clockTimes";
import { same } from "../shared/same";
import { numberOf, type Typed } from "../shared/typed";

/** What is asked of the server (docs/staffing.md), as far as this page asks it. */
export interface PlanBody {
  readonly visitorsPerHour: readonly number[];
  readonly minutesPerChat: number;
  readonly patienceMinutes?: number;
  readonly returningPercent: number;
  readonly slowdownPercent: number;
  readonly shiftEnd: ShiftEnd;
  readonly agents: readonly {
    readonly count: number;
    readonly capacity: number;
    readonly shifts: readonly { readonly from: string; readonly to: string }[];
  }[];
  readonly policy: Policy;
  readonly days: number;
  readonly withinSeconds: number;
}

export const shiftEnds = ["finish", "hand_over"] as const;
export type ShiftEnd = (typeof shiftEnds)[number];

/** How visitors spread over the day. */
export const courses = ["even", "office", "evening", "own"] as const;
export type Course = (typeof courses)[number];

/** Agents who work alike. Times as `HH:MM`; an end of `00:00` is midnight. */
export interface Group {
  readonly key: number;
  readonly count: Typed;
  readonly capacity: Typed;
  readonly from: string;
  readonly to: string;
}

/** What stands in the form. */
export interface Draft {
  readonly course: Course;
  readonly busiest: Typed;
  /** 24 of them, used where the course is one's own; none before it was for the first time. */
  readonly own: readonly Typed[];
  readonly minutesPerChat: Typed;
  /** Empty: nobody ever gives up. */
  readonly patienceMinutes: Typed;
  readonly groups: readonly Group[];
  readonly shiftEnd: ShiftEnd;
  /** Whose rules: the id of a site, or nobody's, which are those of a new site; undefined: not chosen yet. */
  readonly site: string | undefined;
  /** The rules of the site. */
  readonly policy: Policy;
  /** Instead of the site's. */
  readonly strategy: Strategy;
  readonly returningPercent: Typed;
  readonly slowdownPercent: Typed;
  readonly days: Typed;
  readonly withinSeconds: Typed;
}

export const usual: Draft = {
  course: "office",
  busiest: 60,
  own: [],
  minutesPerChat: 8,
  patienceMinutes: 10,
  groups: [{ key: 0, count: 3, capacity: 4, from: "09:00", to: "18:00" }],
  shiftEnd: "finish",
  site: undefined,
  policy: {},
  strategy: "balanced",
  returningPercent: 20,
  slowdownPercent: 0,
  days: 10,
  withinSeconds: 30,
};

/** Shares of the busiest hour, for each hour that somebody is there. */
const shapes: Readonly<Record<Exclude<Course, "own">, (hour: number) => number>> = {
  even: () => 1,
  office: (hour) => 0.55 + 0.45 * Math.max(bell(hour, 10.5, 1.6), bell(hour, 15, 2)),
  evening: (hour) => 0.35 + 0.65 * bell(hour, 20, 3),
};

function bell(hour: number, middle: number, width: number): number {
  return Math.exp(-(((hour + 0.5 - middle) / width) ** 2) / 2);
}

/** Visitors for each of the 24 hours. Nobody comes while nobody is there, unless one says so oneself. */
export function perHour(draft: Draft): readonly number[] {
  const { course } = draft;
  if (course === "own") return draft.own.map((value) => numberOf(value) ?? 0);
  const raw = hours.map((hour) => open(draft, hour) * shapes[course](hour));
  const most = Math.max(...raw);
  return raw.map((share) =>
    most === 0 ? 0 : Math.round((share / most) * (numberOf(draft.busiest) ?? 0) * 10) / 10,
  );
}

export const hours: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);

/** For what share of this hour anybody is there. */
function open(draft: Draft, hour: number): number {
  const minutes = Array.from({ length: 60 }, (_, minute) => hour * 60 + minute);
  return minutes.filter((minute) => draft.groups.some((group) => there(group, minute))).length / 60;
}

function there(group: Group, minute: number): boolean {
  const from = minuteOf(group.from);
  const to = minuteOf(endOf(group));
  if (from === undefined || to === undefined) return false;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Of a time as it is written down: whoever presses Enter has not left the field. */
function minuteOf(time: string): number | undefined {
  const parts = /^(\d{2}):(\d{2})$/u.exec(tidyTime(time));
  const minute = parts === null ? undefined : Number(parts[1]) * 60 + Number(parts[2]);
  return minute !== undefined && minute <= 24 * 60 && Number(parts?.[2]) < 60 ? minute : undefined;
}

function endOf({ to }: Group): string {
  const time = tidyTime(to);
  return time === "00:00" ? "24:00" : time;
}

/** The rules of a site; of none: of a new one. */
export function rulesOf(site: Site | undefined): Pick<Draft, "site" | "policy" | "strategy"> {
  const policy = site?.policy ?? {};
  return { site: site?.id ?? "", policy, strategy: policy.strategy ?? usual.strategy };
}

/**
 * With the rules as the sites have them now: of the site that was chosen, or of the first one if none was or it is gone.
 * A strategy that is tried stays.
 */
export function withSites(draft: Draft, sites: readonly Site[]): Draft {
  const site = sites.find(({ id }) => id === draft.site) ?? sites[0];
  if (draft.site === "" || site === undefined) return draft;
  const tried = draft.strategy !== (draft.policy.strategy ?? usual.strategy);
  return { ...draft, ...rulesOf(site), ...(tried ? { strategy: draft.strategy } : {}) };
}

/** A course is one's own beginning with the one before. */
export function withCourse(draft: Draft, course: Course): Partial<Draft> {
  return course === "own" && draft.own.length === 0 ? { course, own: perHour(draft) } : { course };
}

/** Limits of the fields, as the server has them. */
export const limits = {
  busiest: { least: 0, most: 100_000 },
  own: { least: 0, most: 100_000 },
  minutesPerChat: { least: 0.01, most: 1440 },
  patienceMinutes: { least: 0.01, most: 1440 },
  count: { least: 1, most: 500 },
  capacity: { least: 1, most: 1000 },
  returningPercent: { least: 0, most: 100 },
  slowdownPercent: { least: 0, most: 1000 },
  days: { least: 1, most: 1000 },
  withinSeconds: { least: 0, most: 3600 },
} as const;

/** In all shifts together. */
const mostAgents = 500;
const decimal: readonly (keyof typeof limits)[] = ["busiest", "own", "minutesPerChat", "patienceMinutes"];

/** What is wrong with one field. */
export type Wrong =
  | { readonly kind: "range"; readonly least: number; readonly most: number }
  | { readonly kind: "time" }
  | { readonly kind: "sameTime" }
  | { readonly kind: "tooMany"; readonly most: number }
  /** What only the server can know. */
  | { readonly kind: "server"; readonly about: "visitors" | "agents" | "days" }
  /** What the server does not like, and we do not know why. */
  | { readonly kind: "refused" };

/** By field: `busiest`, `own.3`, `groups.0.count` … */
export type Faults = ReadonlyMap<string, Wrong>;

export function faultsOf(draft: Draft): Faults {
  const faults = new Map<string, Wrong>();
  const check = (field: string, name: keyof typeof limits, value: Typed): void => {
    const { least, most } = limits[name];
    const number = numberOf(value);
    const whole = decimal.includes(name) || (number !== undefined && Number.isInteger(number));
    if (number === undefined || !whole || number < least || number > most)
      faults.set(field, { kind: "range", least, most });
  };
  if (draft.course === "own") draft.own.forEach((value, hour) => void check(`own.${hour}`, "own", value));
  else check("busiest", "busiest", draft.busiest);
  check("minutesPerChat", "minutesPerChat", draft.minutesPerChat);
  if (draft.patienceMinutes !== "") check("patienceMinutes", "patienceMinutes", draft.patienceMinutes);
  draft.groups.forEach((group, index) => {
    check(`groups.${index}.count`, "count", group.count);
    check(`groups.${index}.capacity`, "capacity", group.capacity);
    const from = minuteOf(group.from);
    const to = minuteOf(group.to);
    if (from === undefined || from === 24 * 60) faults.set(`groups.${index}.from`, { kind: "time" });
    if (to === undefined) faults.set(`groups.${index}.to`, { kind: "time" });
    else if (from === to && from !== 0) faults.set(`groups.${index}.to`, { kind: "sameTime" });
  });
  if (agentsOf(draft) > mostAgents && ![...faults.keys()].some((field) => field.endsWith(".count")))
    faults.set("agents", { kind: "tooMany", most: mostAgents });
  check("returningPercent", "returningPercent", draft.returningPercent);
  check("slowdownPercent", "slowdownPercent", draft.slowdownPercent);
  check("days", "days", draft.days);
  check("withinSeconds", "withinSeconds", draft.withinSeconds);
  return faults;
}

function agentsOf(draft: Draft): number {
  return draft.groups.reduce((sum, { count }) => sum + (numberOf(count) ?? 0), 0);
}

/** What of it is still wrong, or may be: not what was changed since. */
export function remaining(faults: Faults, before: Draft, after: Draft): Faults {
  if (before === after) return faults;
  return new Map([...faults].filter(([field]) => same(about(field, before), about(field, after))));
}

/** All that a complaint about a field depends on. */
function about(field: string, draft: Draft): unknown {
  const [, index, part] = /^groups\.(\d+)\.(\w+)$/u.exec(field) ?? [];
  const [, hour] = /^own\.(\d+)$/u.exec(field) ?? [];
  if (hour !== undefined) return [draft.course, draft.own[Number(hour)]];
  if (part !== undefined) {
    const group = draft.groups[Number(index)];
    const times = part === "to" ? [group?.from, group?.to] : [group?.[part as keyof Group]];
    return [group?.key, ...times];
  }
  if (field === "agents") return draft.groups;
  return draft[field as keyof Draft];
}

/** Only of a draft without faults. */
export function bodyOf(draft: Draft): PlanBody {
  const number = (value: Typed): number => numberOf(value) ?? 0;
  return {
    visitorsPerHour: perHour(draft),
    minutesPerChat: number(draft.minutesPerChat),
    ...(draft.patienceMinutes === "" ? {} : { patienceMinutes: number(draft.patienceMinutes) }),
    returningPercent: number(draft.returningPercent),
    slowdownPercent: number(draft.slowdownPercent),
    shiftEnd: draft.shiftEnd,
    agents: draft.groups.map((group) => ({
      count: number(group.count),
      capacity: number(group.capacity),
      shifts: [{ from: tidyTime(group.from), to: endOf(group) }],
    })),
    policy: { ...draft.policy, strategy: draft.strategy },
    days: number(draft.days),
    withinSeconds: number(draft.withinSeconds),
  };
}

/** Where in the form a complaint of the server belongs, and what it is; undefined: nowhere in it. */
export function wrongOf({ field }: Fault, draft: Draft): readonly [string, Wrong] | undefined {
  const hour = /^visitorsPerHour\[(\d+)\]$/u.exec(field);
  const group = /^agents\[(\d+)\](?:\.shifts\[0\])?\.(count|capacity|from|to)$/u.exec(field);
  if (hour !== null)
    return draft.course === "own"
      ? [`own.${hour[1]}`, { kind: "range", ...limits.own }]
      : ["busiest", { kind: "range", ...limits.busiest }];
  if (group !== null) {
    const part = group[2] as "count" | "capacity" | "from" | "to";
    const wrong: Wrong =
      part === "from" || part === "to" ? { kind: "time" } : { kind: "range", ...limits[part] };
    return [`groups.${group[1]}.${part}`, wrong];
  }
  switch (field) {
    case "visitorsPerHour":
      return [draft.course === "own" ? "own" : "busiest", { kind: "server", about: "visitors" }];
    case "agents":
      return [
        field,
        agentsOf(draft) > mostAgents
          ? { kind: "tooMany", most: mostAgents }
          : { kind: "server", about: "agents" },
      ];
    case "days":
      return [field, { kind: "server", about: "days" }];
    case "minutesPerChat":
    case "patienceMinutes":
    case "returningPercent":
    case "slowdownPercent":
    case "withinSeconds":
      return [field, { kind: "range", ...limits[field] }];
    case "policy":
      return ["site", { kind: "refused" }];
    default:
      return field.startsWith("policy.") ? ["site", { kind: "refused" }] : undefined;
  }
}

/** The agents there are, those with the same capacity in one group, at the hours of the first group. */
export function groupsOf(capacities: readonly number[], like: Group): readonly Group[] {
  const counts = new Map<number, number>();
  for (const capacity of capacities) counts.set(capacity, (counts.get(capacity) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => b - a)
    .map(([capacity, count], index) => ({ ...like, key: like.key + 1 + index, count, capacity }));
}
