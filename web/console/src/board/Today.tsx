import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BoardState } from "../rest/resources";
import styles from "./Board.module.css";
import { secondsText } from "./figures";

/** How today goes, in numbers. */
export function Today({ today }: { readonly today: BoardState["today"] }): ReactNode {
  const { t } = useTranslation();
  const numbers = new Intl.NumberFormat(t("languageTag"));
  const { opened, waiting, answered, abandoned, firstResponse } = today;
  return (
    <section aria-label={t("board.today")}>
      <dl className={styles.figures}>
        <Figure
          name="waiting"
          value={numbers.format(waiting)}
          label={t("board.waitingNow")}
          urgent={waiting > 0}
        />
        <Figure name="opened" value={numbers.format(opened)} label={t("board.openedToday")} />
        <Figure name="answered" value={numbers.format(answered)} label={t("board.answeredToday")} />
        <Figure
          name="abandoned"
          value={numbers.format(abandoned)}
          label={t("board.abandonedToday")}
          hint={t("board.abandonedHint")}
        />
        <Figure
          name="median"
          value={secondsText(t, firstResponse.medianSeconds)}
          label={t("board.firstResponse")}
          hint={t("board.median")}
        />
        <Figure
          name="p90"
          value={secondsText(t, firstResponse.p90Seconds)}
          label={t("board.firstResponse")}
          hint={t("board.p90")}
        />
      </dl>
    </section>
  );
}

function Figure({
  name,
  value,
  label,
  hint,
  urgent = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly urgent?: boolean;
}): ReactNode {
  return (
    <div className={styles.figure} data-figure={name} data-urgent={urgent}>
      <dt>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
