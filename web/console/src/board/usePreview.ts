import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "../rest/call";
import type { RoutingPreview, RoutingQuestion } from "../rest/resources";
import { rest } from "../rest/rest";
import { failureText } from "../settings/failureText";

export interface Preview {
  readonly ask: () => Promise<void>;
  readonly busy: boolean;
  /** What the server said to the question as it stands now, or why it said nothing. */
  readonly answer: RoutingPreview | string | undefined;
}

/** Asks the routing. An answer belongs to one question: it goes when another is asked for, and comes for no other. */
export function usePreview(question: RoutingQuestion | undefined): Preview {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<RoutingPreview | string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is what makes the answer stale
  useEffect(() => {
    asked.current += 1;
    setAnswer(undefined);
    setBusy(false);
  }, [question]);
  const ask = async (): Promise<void> => {
    if (question === undefined) return;
    asked.current += 1;
    const turn = asked.current;
    setBusy(true);
    const told = await rest.previewRouting(question);
    if (turn !== asked.current) return;
    setBusy(false);
    const whyNot = (failure: Failure): string =>
      failure.kind === "refused" && failure.faults.some(({ field }) => field === "visitor")
        ? t("preview.otherSite")
        : failureText(t, failure);
    setAnswer(told.ok ? told.value : whyNot(told.failure));
  };
  return { ask, busy, answer };
}
