import type { TFunction } from "i18next";
import type { Fault } from "../rest/call";
import { numberOf, type Typed } from "../shared/typed";
import { patternOf } from "./drafts";

/** What numbers the server takes, by path. */
export const bounds = {
  capacity: { least: 0, most: 1_000 },
  "policy.graceSeconds": { least: 0, most: 3_600 },
  "policy.memoryDays": { least: 0, most: 3_650 },
  "policy.patienceSeconds": { least: 0, most: 3_600 },
  "policy.answerSeconds": { least: 0, most: 86_400 },
  "policy.idleMinutes": { least: 0, most: 10_080 },
  "policy.queueLimit": { least: 0, most: 100_000 },
} as const;

export const shortestPassword = 8;
const longestPassword = 1_024;

/** What is wrong with a number that has to be there, before it is sent. */
export function numberFaults(path: keyof typeof bounds, typed: Typed): readonly Fault[] {
  if (typed === "") return [{ field: path, code: "missing", detail: "" }];
  const number = numberOf(typed);
  const { least, most } = bounds[path];
  const fits = number !== undefined && Number.isInteger(number) && number >= least && number <= most;
  return fits ? [] : [{ field: path, code: "invalid", detail: "" }];
}

/** How many of something the server takes, by the path of the list. */
const mostItems: Readonly<Record<string, number>> = {
  allowedOrigins: 100,
  teams: 50,
  skills: 50,
  "policy.requirements.skills": 50,
  "policy.hours.holidays": 400,
  "policy.hours.holidays[].open": 24,
};
const mostSpans = 24;

const known = ["missing", "invalid", "bad_form", "not_a_choice", "taken", "not_found"] as const;

/** What is wrong with a field, in words that say what to do about it. */
export function fieldText(t: TFunction, { field, code }: Fault): string {
  const pattern = patternOf(field);
  if (code === "invalid") {
    const range = (bounds as Readonly<Record<string, { least: number; most: number }>>)[pattern];
    const items = mostItems[pattern] ?? (/^policy\.hours\.week\.\w+$/u.test(pattern) ? mostSpans : undefined);
    if (range !== undefined) return t("fieldError.range", range);
    if (items !== undefined) return t("fieldError.most", { most: items });
    if (field === "password")
      return t("fieldError.password", { least: shortestPassword, most: longestPassword });
    if (pattern.endsWith("[].to")) return t("fieldError.endsBefore");
    if (pattern.endsWith("[].from")) return t("fieldError.overlaps");
    if (pattern.endsWith("[].date") || pattern.endsWith("[].skill")) return t("fieldError.twice");
  }
  if (code === "bad_form") {
    if (/\[\]\.(?:from|to)$/u.test(pattern)) return t("fieldError.noTime");
    if (field === "login") return t("fieldError.login");
    if (/(?:^|\.)name$/u.test(pattern)) return t("fieldError.name");
    if (pattern === "allowedOrigins[]") return t("fieldError.origin");
  }
  return t(`fieldError.${known.find((one) => one === code) ?? "invalid"}`);
}

/** What a field is called that is not on the page by itself. */
export function fieldName(t: TFunction, path: string): string {
  const pattern = patternOf(path);
  const [, day] = /^policy\.hours\.week\.(\w+)/u.exec(pattern) ?? [];
  if (day !== undefined) return t(`weekday.${day}` as "weekday.monday");
  if (pattern.startsWith("policy.hours.holidays")) return t("hours.holidays");
  if (pattern.startsWith("policy.hours")) return t("policy.hours");
  if (pattern.startsWith("policy.requirements.skills")) return t("policy.skills");
  if (pattern.startsWith("allowedOrigins")) return t("sites.origins");
  if (pattern.startsWith("teams")) return t("agents.teams");
  if (pattern.startsWith("skills")) return t("agents.skills");
  return path;
}

/** What is wrong with fields that no error stands at, a sentence each. */
export function summaryOf(t: TFunction, faults: readonly Fault[]): readonly string[] {
  const lines = faults.map((fault) =>
    t("fieldError.of", { field: fieldName(t, fault.field), why: fieldText(t, fault) }),
  );
  return [...new Set(lines)];
}
