import type { VisitorCard } from "@rapport/client";
import { cleanName, givenName, handle } from "../shared/names";

/** Each visitor once, by name; those of one name are told apart by their address, or else by their handle. */
export function visitorChoices(
  visitors: readonly VisitorCard[],
  anonymous: (handle: string) => string,
): readonly { readonly value: string; readonly label: string }[] {
  const known = [...new Map(visitors.map((visitor) => [visitor.id, visitor])).values()];
  const named = known.map((visitor) => {
    const name = givenName(visitor) ?? anonymous(handle(visitor.id));
    const email = visitor.email === undefined ? "" : cleanName(visitor.email);
    return { value: visitor.id, label: email === "" || email === name ? name : `${name} · ${email}` };
  });
  const times = new Map<string, number>();
  for (const { label } of named) times.set(label, (times.get(label) ?? 0) + 1);
  return named
    .map(({ value, label }) => ({
      value,
      label: (times.get(label) ?? 0) > 1 ? `${label} · ${handle(value)}` : label,
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
