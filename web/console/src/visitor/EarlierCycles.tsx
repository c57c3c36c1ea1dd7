import { type Held, hasOlder } from "@rapport/client";
import { Star } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";
import { useStore } from "../shared/store";
import { useNow } from "../shared/ticking";
import { createTimes } from "../shared/times";
import { usePreferences } from "../shell/environment";
import { fragmentOf } from "../shell/route";
import { cyclesOf } from "../thread/rows";
import styles from "./VisitorPane.module.css";

/** The cycles before this one, newest first; a click goes to where it stands in the thread. */
export function EarlierCycles({
  held,
  earlier,
}: {
  readonly held: Held;
  readonly earlier: readonly string[];
}): ReactNode {
  const { t } = useTranslation();
  const desk = useDesk();
  const language = useStore(usePreferences(), (all) => all.language);
  const times = useMemo(() => createTimes(language), [language]);
  const minute = useNow(60_000);
  const open = held.conversation.state === "idle" ? undefined : held.conversation.cycle;
  const cycles = useMemo(
    () =>
      cyclesOf(held.entries)
        .filter((one) => one.cycle !== open)
        .reverse(),
    [held.entries, open],
  );
  const older = hasOlder(held);
  if (cycles.length === 0 && earlier.length === 0 && !older) return null;
  return (
    <section className={styles.section}>
      <h3>{t("visitor.earlier")}</h3>
      <ul className={styles.cycles}>
        {cycles.map((one) => (
          <li key={one.cycle}>
            <button type="button" className={styles.cycle} onClick={() => showCycle(one.cycle)}>
              <span>{times.day(one.openedAt, minute)}</span>
              <bdi className={styles.cycleAgents}>{one.agents.join(t("list.comma"))}</bdi>
              {one.score !== undefined && (
                <span className={styles.score}>
                  <Star size={12} aria-hidden="true" />
                  {t("thread.score", { score: one.score })}
                </span>
              )}
            </button>
          </li>
        ))}
        {earlier.map((id) => (
          <li key={id}>
            <a className={styles.cycle} href={fragmentOf({ page: "inbox", conversation: id })}>
              {t("visitor.linked")}
            </a>
          </li>
        ))}
      </ul>
      {older && (
        <button
          type="button"
          className={styles.more}
          disabled={held.loadingOlder}
          onClick={() => desk.wish({ type: "older", conversation: held.conversation.id })}
        >
          {t("visitor.loadOlder")}
        </button>
      )}
    </section>
  );
}

function showCycle(cycle: number): void {
  document.querySelector(`[data-cycle="${cycle}"]`)?.scrollIntoView({ block: "start", behavior: "smooth" });
}
