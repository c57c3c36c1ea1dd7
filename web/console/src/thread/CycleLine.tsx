import { Star } from "lucide-react";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../shared/ticking";
import type { Times } from "../shared/times";
import type { CycleSummary } from "./rows";
import styles from "./Thread.module.css";

/** Where one cycle ends and the next begins: when, who answered, how it was rated. */
export const CycleLine = memo(function CycleLine({
  summary,
  times,
}: {
  readonly summary: CycleSummary;
  readonly times: Times;
}): ReactNode {
  const { t } = useTranslation();
  const minute = useNow(60_000);
  return (
    <h3 className={styles.cycle} data-cycle={summary.cycle}>
      <span className="only-heard">{t("thread.cycle", { number: summary.cycle })}</span>
      <span className={styles.cycleText}>
        <time dateTime={summary.openedAt} title={times.full(summary.openedAt)}>
          {times.day(summary.openedAt, minute)} {times.clock(summary.openedAt)}
        </time>
        {summary.agents.length > 0 && <bdi>{summary.agents.join(t("list.comma"))}</bdi>}
        {summary.score !== undefined && (
          <span className={styles.score} title={summary.comment}>
            <Star size={12} aria-hidden="true" />
            {t("thread.score", { score: summary.score })}
          </span>
        )}
      </span>
    </h3>
  );
});
