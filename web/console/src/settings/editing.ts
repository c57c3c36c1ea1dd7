import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer, Fault } from "../rest/call";
import { failureText } from "./failureText";
import { fieldText } from "./fieldText";

/** A form over something that others may change at the same time. */
export interface Editing<D> {
  readonly draft: D;
  readonly set: (change: Partial<D>) => void;
  readonly busy: boolean;
  /** What is wrong with a field, by its path as the server names it. */
  readonly error: (field: string) => string | undefined;
  /** What is wrong that is not about a field. */
  readonly problem: string | undefined;
  /** Somebody else changed it: the draft is the newer state, and `restore` puts back what was typed. */
  readonly restore: (() => void) | undefined;
  readonly submit: (event: FormEvent) => void;
}

interface Trouble {
  readonly errors: readonly Fault[];
  readonly problem: string | undefined;
}

const noTrouble: Trouble = { errors: [], problem: undefined };

export function useEditing<T, D>({
  thing,
  draftOf,
  fields,
  save,
  reload,
  onSaved,
}: {
  readonly thing: T;
  readonly draftOf: (thing: T) => D;
  /** The fields that the form shows, and so shows errors at: paths, or what paths begin with. */
  readonly fields: readonly string[];
  readonly save: (seen: T, draft: D) => Promise<Answer<T>>;
  readonly reload: (seen: T) => Promise<Answer<T>>;
  readonly onSaved: (now: T) => void;
}): Editing<D> {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(thing);
  const [draft, setDraft] = useState(() => draftOf(thing));
  const [typed, setTyped] = useState<D | undefined>(undefined);
  const [trouble, setTrouble] = useState(noTrouble);
  const [busy, setBusy] = useState(false);

  const saving = async (): Promise<void> => {
    const answer = await save(seen, draft);
    if (answer.ok) {
      setSeen(answer.value);
      setDraft(draftOf(answer.value));
      setTyped(undefined);
      setTrouble(noTrouble);
      onSaved(answer.value);
      return;
    }
    if (answer.failure.kind === "refused" && answer.failure.status === 412) {
      const newer = await reload(seen);
      if (newer.ok) {
        setSeen(newer.value);
        setTyped(draft);
        setDraft(draftOf(newer.value));
        setTrouble(noTrouble);
        return;
      }
      setTrouble({ errors: [], problem: failureText(t, newer.failure) });
      return;
    }
    const errors = answer.failure.kind === "refused" ? answer.failure.faults : [];
    const shown =
      errors.length > 0 && errors.every(({ field }) => fields.some((one) => field.startsWith(one)));
    setTrouble({ errors, problem: shown ? undefined : failureText(t, answer.failure) });
  };

  return {
    draft,
    set: (change) => setDraft((now) => ({ ...now, ...change })),
    busy,
    error: (field) => {
      const found = trouble.errors.find((one) => one.field === field);
      return found === undefined ? undefined : fieldText(t, found);
    },
    problem: trouble.problem,
    restore:
      typed === undefined
        ? undefined
        : () => {
            setDraft(typed);
            setTyped(undefined);
          },
    submit: (event) => {
      event.preventDefault();
      setBusy(true);
      void saving().finally(() => setBusy(false));
    },
  };
}
