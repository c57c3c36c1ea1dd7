import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StoredDecision } from "../rest/resources";
import { rest } from "../rest/rest";
import { useStore } from "../shared/store";
import { createTimes, type Times } from "../shared/times";
import { usePreferences } from "../shell/environment";
import { textOfCode } from "../text";
import styles from "./Decision.module.css";
import { DecisionView } from "./DecisionView";

type Asked =
  | { readonly at: "asking" }
  | { readonly at: "here"; readonly decisions: readonly StoredDecision[] }
  | { readonly at: "refused" };

/** All that was decided about a conversation, the newest first; the one that is meant stands out. */
export function DecisionList({
  conversation,
  meant,
}: {
  readonly conversation: string;
  /** When the decision was made that one asks about. */
  readonly meant?: string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const language = useStore(usePreferences(), (all) => all.language);
  const times = useMemo(() => createTimes(language), [language]);
  const [asked, setAsked] = useState<Asked>({ at: "asking" });
  useEffect(() => {
    let gone = false;
    void rest.decisions(conversation).then((answer) => {
      if (!gone)
        setAsked(
          answer.ok ? { at: "here", decisions: newestFirst(answer.value.decisions) } : { at: "refused" },
        );
    });
    return () => {
      gone = true;
    };
  }, [conversation]);
  if (asked.at === "asking") return <p className={styles.muted}>{t("list.loading")}</p>;
  if (asked.at === "refused") return <p className={styles.muted}>{t("decision.refused")}</p>;
  if (asked.decisions.length === 0) return <p className={styles.muted}>{t("decision.none")}</p>;
  return (
    <ol className={styles.decisions}>
      {asked.decisions.map((decision, index) => (
        <Decision
          // biome-ignore lint/suspicious/noArrayIndexKey: two decisions may have the same time, and their order is fixed
          key={index}
          decision={decision}
          times={times}
          meant={decision.at === meant}
        />
      ))}
    </ol>
  );
}

function Decision({
  decision,
  times,
  meant,
}: {
  readonly decision: StoredDecision;
  readonly times: Times;
  readonly meant: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { at, trigger } = decision;
  return (
    <li
      className={styles.decision}
      data-meant={meant}
      ref={meant ? (item) => item?.scrollIntoView({ block: "nearest" }) : undefined}
    >
      <p className={styles.cause}>
        <span>{textOfCode(t, "trigger", trigger)}</span>
        <time dateTime={at} title={times.full(at)}>
          {times.day(at, Date.now())} {times.clock(at)}
        </time>
      </p>
      <DecisionView decision={decision} tense="was" />
    </li>
  );
}

function newestFirst(decisions: readonly StoredDecision[]): readonly StoredDecision[] {
  return decisions.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
