import { createContext, use, useEffect, useState } from "react";

/** What was typed and not yet sent, by the name of where: it is there again when one comes back to the page. */
export type Kept = Map<string, unknown>;

/** Lives as long as the console, so that nobody finds what somebody else typed. */
export const KeptContext = createContext<Kept>(new Map());

export const useKept = (): Kept => use(KeptContext);

/** A state that is there again when the component is. */
export function useKeptState<T>(
  name: string,
  initial: () => T,
): readonly [T, (next: T | ((before: T) => T)) => void] {
  const kept = useKept();
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : initial()));
  useEffect(() => void kept.set(name, value), [kept, name, value]);
  return [value, setValue];
}
