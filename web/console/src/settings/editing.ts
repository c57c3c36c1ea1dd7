import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer, Failure, Fault } from "../rest/call";
import { useKept } from "../shared/kept";
import { same } from "../shared/same";
import { merge, patternOf, stillAbout } from "./drafts";
import { failureText } from "./failureText";
import { fieldText, summaryOf } from "./fieldText";

/** A form over something that others may change at the same time. */
export interface Editing<D> {
  readonly draft: D;
  readonly set: (change: Partial<D>) => void;
  readonly busy: boolean;
  /** What is wrong with a field, by its path as the server names it. */
  readonly error: (field: string) => string | undefined;
  /** What is wrong that no field shows, a sentence each. */
  readonly problems: readonly string[];
  /** Somebody else changed it: the draft is the newer state, and `restore` puts what was typed back on it. */
  readonly restore: (() => void) | undefined;
  /** Goes back to what is saved; undefined as long as the draft is that. */
  readonly discard: (() => void) | undefined;
  readonly submit: (event: FormEvent<HTMLFormElement>) => void;
}

/** What a form works on: the thing as it was seen, what typing began with, and what stands there. */
interface Sheet<T, D> {
  readonly seen: T;
  readonly base: D;
  readonly draft: D;
  /** What was typed before somebody else was faster, with what it began with. */
  readonly aside?: { readonly base: D; readonly draft: D };
}

/** Why it was not saved. */
interface Trouble {
  readonly faults: readonly Fault[];
  readonly failure?: Failure;
  /** What the faults are about. */
  readonly sent: unknown;
}

const noTrouble: Trouble = { faults: [], sent: undefined };

export function useEditing<T, D>({
  thing,
  keepAs,
  draftOf,
  bodyOf = (draft) => draft,
  check = () => [],
  fields,
  save,
  reload,
  onSaved,
}: {
  readonly thing: T;
  /** Under which name what was typed is kept when one leaves the page; without one it is gone then. */
  readonly keepAs?: string;
  /** `before`: what stood in the form before, from which what the thing does not say can be taken. */
  readonly draftOf: (thing: T, before: D | undefined) => D;
  /** The draft as it is sent; paths of faults lead through it. */
  readonly bodyOf?: (draft: D) => unknown;
  /** What is wrong before anything is asked of the server. */
  readonly check?: (draft: D) => readonly Fault[];
  /** The fields that the form shows errors at: paths without numbers, like `skills[].skill`. */
  readonly fields: readonly string[];
  readonly save: (seen: T, draft: D) => Promise<Answer<T>>;
  readonly reload: (seen: T) => Promise<Answer<T>>;
  readonly onSaved: (now: T) => void;
}): Editing<D> {
  const { t } = useTranslation();
  const kept = useKept();
  const [sheet, setSheet] = useState<Sheet<T, D>>(
    () =>
      (keepAs === undefined ? undefined : (kept.get(keepAs) as Sheet<T, D> | undefined)) ?? sheetOf(thing),
  );
  const [trouble, setTrouble] = useState(noTrouble);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const touched = isTouched(sheet);

  function sheetOf(now: T, before?: D): Sheet<T, D> {
    const draft = draftOf(now, before);
    return { seen: now, base: draft, draft };
  }

  // What was not touched follows what is saved.
  const [given, setGiven] = useState(thing);
  if (given !== thing) {
    setGiven(thing);
    if (!touched && sheet.seen !== thing) setSheet(sheetOf(thing, sheet.draft));
  }
  useEffect(() => {
    if (keepAs === undefined) return;
    if (touched) kept.set(keepAs, sheet);
    else kept.delete(keepAs);
  }, [kept, keepAs, sheet, touched]);
  useEffect(() => {
    if (!touched) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [touched]);
  useEffect(() => {
    if (trouble.faults.length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [trouble]);

  const saving = async (): Promise<void> => {
    const sent = bodyOf(sheet.draft);
    const wrong = check(sheet.draft);
    if (wrong.length > 0) return setTrouble({ faults: wrong, sent });
    const answer = await save(sheet.seen, sheet.draft);
    if (answer.ok) {
      setTrouble(noTrouble);
      setSheet(({ draft }) => {
        const fresh = sheetOf(answer.value, sheet.draft);
        // What was typed while it was being saved is still to be saved.
        return { ...fresh, draft: merge(sheet.draft, draft, fresh.base) };
      });
      onSaved(answer.value);
      return;
    }
    const { failure } = answer;
    if (failure.kind === "refused" && failure.status === 412) {
      const newer = await reload(sheet.seen);
      if (!newer.ok) return setTrouble({ faults: [], failure: newer.failure, sent });
      setTrouble(noTrouble);
      setSheet((now) => ({ ...sheetOf(newer.value, now.draft), aside: aside(now) }));
      return;
    }
    setTrouble({ faults: failure.kind === "refused" ? failure.faults : [], failure, sent });
  };

  const now = bodyOf(sheet.draft);
  const faults = trouble.faults.filter(({ field }) => stillAbout(field, trouble.sent, now));
  const unseen = faults.filter(({ field }) => !fields.includes(patternOf(field)));
  return {
    draft: sheet.draft,
    set: (change) => setSheet((before) => ({ ...before, draft: { ...before.draft, ...change } })),
    busy,
    error: (field) => {
      const found = faults.find((one) => one.field === field);
      return found === undefined ? undefined : fieldText(t, found);
    },
    problems:
      trouble.faults.length > 0
        ? summaryOf(t, unseen)
        : trouble.failure === undefined
          ? []
          : [failureText(t, trouble.failure)],
    restore:
      sheet.aside === undefined
        ? undefined
        : () => setSheet(({ aside: typed, ...rest }) => ({ ...rest, draft: putBack(typed, rest.draft) })),
    discard: touched
      ? () => {
          setTrouble(noTrouble);
          setSheet(({ seen, base }) => ({ seen, base, draft: base }));
        }
      : undefined,
    submit: (event) => {
      event.preventDefault();
      if (busy) return;
      form.current = event.currentTarget;
      setBusy(true);
      void saving().finally(() => setBusy(false));
    },
  };
}

function isTouched({ base, draft, aside: typed }: Sheet<unknown, unknown>): boolean {
  return typed !== undefined || !same(base, draft);
}

/** What has to be put aside: what was typed now, on what had been put aside before. */
function aside<T, D>({ base, draft, aside: typed }: Sheet<T, D>): { readonly base: D; readonly draft: D } {
  return typed === undefined
    ? { base, draft }
    : { base, draft: merge(base, draft, merge(typed.base, typed.draft, base)) };
}

function putBack<D>(typed: { readonly base: D; readonly draft: D } | undefined, draft: D): D {
  return typed === undefined ? draft : merge(typed.base, typed.draft, draft);
}
