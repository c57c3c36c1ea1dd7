/** What can be said about drafts without drawing them. Drafts are plain data. */

import { isPlain, type Plain, same } from "../shared/same";

/**
 * What is newer, and on it what was typed: all that differs from what the typing began with. Lists are taken for sets, so
 * that what one added and what a colleague added are both there.
 */
export function merge<D>(base: D, typed: D, newer: D): D {
  if (same(base, typed)) return newer;
  if (same(base, newer)) return typed;
  if (Array.isArray(base) && Array.isArray(typed) && Array.isArray(newer))
    return mergeLists(base, typed, newer) as D;
  if (!isPlain(base) || !isPlain(typed) || !isPlain(newer)) return typed;
  const keys = [...new Set([...Object.keys(newer), ...Object.keys(typed)])];
  return Object.fromEntries(
    keys
      .map((key) => [key, merge<unknown>(base[key], typed[key], newer[key])])
      .filter(([, value]) => value !== undefined),
  ) as D;
}

function mergeLists(
  base: readonly unknown[],
  typed: readonly unknown[],
  newer: readonly unknown[],
): readonly unknown[] {
  const within = (list: readonly unknown[], item: unknown): boolean =>
    list.some((other) => same(other, item));
  const kept = newer.filter((item) => within(typed, item) || !within(base, item));
  return [...kept, ...typed.filter((item) => !within(base, item) && !within(kept, item))];
}

/** Whether a complaint about a field of what was sent is one about what stands there now. */
export function stillAbout(path: string, sent: unknown, now: unknown): boolean {
  let before = sent;
  let after = now;
  for (const step of path.match(/[^.[\]]+/gu) ?? []) {
    // With one item less, the same place is another one's.
    if (lengthOf(before) !== lengthOf(after)) return false;
    before = within(before, step);
    after = within(after, step);
  }
  return same(before, after);
}

/** `policy.hours.holidays[2].date` without its numbers: `policy.hours.holidays[].date`. */
export function patternOf(path: string): string {
  return path.replaceAll(/\[\d+\]/gu, "[]");
}

function lengthOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function within(value: unknown, step: string): unknown {
  return typeof value === "object" && value !== null ? (value as Plain)[step] : undefined;
}
