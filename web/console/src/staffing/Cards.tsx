import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { clock, count, percent } from "./format";
import type { Report, Row } from "./report";
import styles from "./Staffing.module.css";

interface Card {
  readonly name: string;
  readonly hint: string;
  readonly value: (row: Row) => string;
  /** What the value is shown in: something is wrong with it. */
  readonly late?: boolean;
}

/** One of ten who came for nothing is too many. */
const muchAbandoned = 0.1;
/** Places are hardly ever all taken on average without a queue that grows. */
const muchOccupied = 0.92;

/** The day in six figures, each with what it was in the run before. */
export function Cards({
  report,
  before,
}: {
  readonly report: Report;
  readonly before: Report | undefined;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const share = (value: number | undefined): string => percent(value, i18n.language);
  const { total, withinSeconds } = report;
  const cards: readonly Card[] = [
    {
      name: t("staffing.meanWait"),
      hint: t("staffing.meanWaitHint", { p90: clock(total.waitP90Seconds) }),
      value: (row) => clock(row.waitMeanSeconds),
    },
    {
      name: t("staffing.prompt", { seconds: withinSeconds }),
      hint: t("staffing.promptHint", { share: share(total.atOnceShare) }),
      value: (row) => share(row.promptShare),
    },
    {
      name: t("staffing.waiting"),
      hint: t("staffing.waitingHint", { most: count(total.queueMax, i18n.language) }),
      value: (row) => share(row.atOnceShare === undefined ? undefined : 1 - row.atOnceShare),
    },
    {
      name: t("staffing.abandoned"),
      hint: t("staffing.abandonedHint", {
        abandoned: count(total.abandoned, i18n.language),
        visitors: count(total.visitors, i18n.language),
      }),
      value: (row) => share(row.abandonedShare),
      late: (total.abandonedShare ?? 0) >= muchAbandoned,
    },
    {
      name: t("staffing.occupancy"),
      hint: t("staffing.occupancyHint", { share: share(total.utilisation) }),
      value: (row) => share(row.occupancy),
      late: (total.occupancy ?? 0) >= muchOccupied,
    },
    {
      name: t("staffing.ownAgent"),
      hint: t("staffing.ownAgentHint"),
      value: (row) => share(row.ownAgentShare),
    },
  ];
  return (
    <dl className={styles.cards}>
      {cards.map(({ name, hint, value, late }) => (
        <div key={name} className={styles.card} data-late={late === true}>
          <dt>{name}</dt>
          <dd>
            <strong>{value(total)}</strong>
            <span>{hint}</span>
            <Before now={value(total)} before={before === undefined ? undefined : value(before.total)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Before({ now, before }: { readonly now: string; readonly before: string | undefined }): ReactNode {
  const { t } = useTranslation();
  if (before === undefined) return null;
  return (
    <span className={styles.before}>
      {t(before === now ? "staffing.asBefore" : "staffing.before", { value: before })}
    </span>
  );
}
