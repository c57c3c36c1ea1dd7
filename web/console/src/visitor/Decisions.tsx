import type { ConversationState } from "@rapport/client";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { agentName, usePeople } from "../desk/people";
import type { Person, StoredDecision } from "../rest/resources";
import { rest } from "../rest/rest";
import { useStore } from "../shared/store";
import { createTimes, type Times } from "../shared/times";
import { usePreferences } from "../shell/environment";
import { textOfCode } from "../text";
import styles from "./VisitorPane.module.css";

type Asked =
  | { readonly at: "asking" }
  | { readonly at: "here"; readonly decisions: readonly StoredDecision[] }
  | { readonly at: "refused" };

/** "Why this agent?": the stored decisions of routing in plain words, asked for when unfolded. */
export function Decisions({
  conversation,
  fence,
  state,
}: {
  readonly conversation: string;
  readonly fence: number;
  readonly state: ConversationState;
}): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.section}>
      <button type="button" className={styles.unfold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDown size={15} aria-hidden="true" /> : <ChevronRight size={15} aria-hidden="true" />}
        {t("decision.title")}
      </button>
      {/* A new fence or state means a new decision: asked for again. */}
      {open && <DecisionList key={`${conversation} ${fence} ${state}`} conversation={conversation} />}
    </section>
  );
}

function DecisionList({ conversation }: { readonly conversation: string }): ReactNode {
  const { t } = useTranslation();
  const people = usePeople();
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
        // biome-ignore lint/suspicious/noArrayIndexKey: two decisions may have the same time, and their order is fixed
        <Decision key={index} decision={decision} people={people} times={times} />
      ))}
    </ol>
  );
}

function Decision({
  decision,
  people,
  times,
}: {
  readonly decision: StoredDecision;
  readonly people: readonly Person[];
  readonly times: Times;
}): ReactNode {
  const { t } = useTranslation();
  const { at, trigger, rule, agent, candidates } = decision;
  const cause = textOfCode(t, "trigger", trigger);
  // "Taken" and "handed over" are cause and rule in one.
  const why = trigger === rule ? cause : t("decision.because", { cause, rule: textOfCode(t, "rule", rule) });
  return (
    <li className={styles.decision}>
      <p>
        <time dateTime={at} title={times.full(at)}>
          {times.day(at, Date.now())} {times.clock(at)}
        </time>{" "}
        <strong>
          {agent === undefined
            ? t("decision.toQueue")
            : t("decision.toAgent", { agent: agentName(people, agent) })}
        </strong>
      </p>
      <p className={styles.muted}>{why}</p>
      {candidates.length > 0 && (
        <ul className={styles.candidates}>
          {candidates.map((candidate) => (
            <li key={candidate.agent} data-chosen={candidate.agent === agent}>
              <bdi>{agentName(people, candidate.agent)}</bdi>
              <span>
                {t("availability.load", { load: candidate.load, capacity: candidate.capacity })}
                {candidate.passedOver !== undefined &&
                  ` · ${textOfCode(t, "passedOver", candidate.passedOver)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function newestFirst(decisions: readonly StoredDecision[]): readonly StoredDecision[] {
  return decisions.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
