/** What stands in a field of numbers: a number, or the text as long as it is none, such as nothing or `0.`. */
export type Typed = number | string;

/** The number that stands there, with a point or a comma; undefined if it is none. */
export function numberOf(typed: Typed): number | undefined {
  if (typeof typed === "number") return Number.isFinite(typed) ? typed : undefined;
  const text = typed.trim().replace(",", ".");
  return /^-?(?:\d+\.?\d*|\.\d+)$/u.test(text) ? Number(text) : undefined;
}
