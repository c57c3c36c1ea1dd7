import { Check } from "lucide-react";
import { type ReactNode, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { agentName, usePeopleStore } from "../desk/people";
import type { StoredDecision } from "../rest/resources";
import { useStore } from "../shared/store";
import styles from "./Decision.module.css";
import { candidateName, standingOf, type Tense, verdict } from "./sentences";

/** One decision of routing in plain words: who got it and why, and of everybody else why not. */
export function DecisionView({
  decision,
  tense,
}: {
  readonly decision: StoredDecision;
  readonly tense: Tense;
}): ReactNode {
  const { t } = useTranslation();
  const people = useStore(usePeopleStore());
  const nameOf = useCallback((id: string) => agentName(people, id), [people]);
  const { agent, candidates, others = 0 } = decision;
  return (
    <>
      <p className={styles.verdict}>{verdict(t, decision, tense, nameOf)}</p>
      {candidates.length > 0 && (
        <ul className={styles.candidates} aria-label={t("explain.candidates")}>
          {candidates.map((candidate) => (
            <li key={candidate.agent} data-chosen={candidate.agent === agent}>
              <span className={styles.name}>
                {candidate.agent === agent && <Check size={13} aria-label={t("explain.chosen")} />}
                <bdi>{candidateName(candidate, nameOf)}</bdi>
              </span>
              <span>{standingOf(t, candidate, decision)}</span>
            </li>
          ))}
        </ul>
      )}
      {others > 0 && <p className={styles.muted}>{t("explain.others", { count: others })}</p>}
    </>
  );
}
