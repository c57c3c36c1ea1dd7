import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../rest/call";
import { failureText } from "./failureText";

/** What became of a question to the server. */
export type Asked<T> =
  | { readonly at: "asking" }
  | { readonly at: "here"; readonly value: T }
  | { readonly at: "refused"; readonly why: string };

/** Asks when the component appears, and again on demand; `ask` has to be the same function each time. */
export function useAsked<T>(ask: () => Promise<Answer<T>>): readonly [Asked<T>, () => Promise<void>] {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked<T>>({ at: "asking" });
  const load = useCallback(async (): Promise<void> => {
    const answer = await ask();
    setAsked(
      answer.ok
        ? { at: "here", value: answer.value }
        : { at: "refused", why: failureText(t, answer.failure) },
    );
  }, [ask, t]);
  useEffect(() => void load(), [load]);
  return [asked, load];
}

/** What is there, or nothing yet. */
export function here<T>(asked: Asked<T>): T | undefined {
  return asked.at === "here" ? asked.value : undefined;
}
