import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer, Failure } from "../rest/call";
import { failureText } from "./failureText";

/** What became of a question to the server. */
export type Asked<T> =
  | { readonly at: "asking" }
  | { readonly at: "here"; readonly value: T }
  | { readonly at: "refused"; readonly why: string };

type Held<T> =
  | Exclude<Asked<T>, { readonly at: "refused" }>
  | { readonly at: "refused"; readonly failure: Failure };

/**
 * Asks when the component appears, and again on demand; `ask` has to be the same function each time. What is there, or
 * why nothing is, stays while it is asked for again. Third: how to change what is there oneself.
 */
export function useAsked<T>(
  ask: () => Promise<Answer<T>>,
): readonly [Asked<T>, () => Promise<void>, (change: (now: T) => T) => void] {
  const { t } = useTranslation();
  const [held, setHeld] = useState<Held<T>>({ at: "asking" });
  const latest = useRef(0);
  const load = useCallback(async (): Promise<void> => {
    latest.current += 1;
    const number = latest.current;
    const answer = await ask();
    if (number !== latest.current) return;
    setHeld(answer.ok ? { at: "here", value: answer.value } : { at: "refused", failure: answer.failure });
  }, [ask]);
  useEffect(() => void load(), [load]);
  const change = useCallback(
    (how: (now: T) => T): void =>
      setHeld((now) => (now.at === "here" ? { at: "here", value: how(now.value) } : now)),
    [],
  );
  const asked: Asked<T> = held.at === "refused" ? { at: "refused", why: failureText(t, held.failure) } : held;
  return [asked, load, change];
}

/** What is there, or nothing yet. */
export function here<T>(asked: Asked<T>): T | undefined {
  return asked.at === "here" ? asked.value : undefined;
}
