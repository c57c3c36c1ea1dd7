import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { clock, count, hourName, percent } from "./format";
import { lively, type Report, type Row } from "./report";
import styles from "./Staffing.module.css";

/** Everything the charts show, and more, for those who want numbers. */
export function Figures({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section className={styles.tableFrame} aria-label={t("staffing.figures")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("staffing.hour")}</th>
            <th scope="col">{t("staffing.visitors")}</th>
            <th scope="col">{t("staffing.served")}</th>
            <th scope="col">{t("staffing.abandoned")}</th>
            <th scope="col">{t("staffing.atOnce")}</th>
            <th scope="col">{t("staffing.promptShort", { seconds: report.withinSeconds })}</th>
            <th scope="col">{t("staffing.meanWait")}</th>
            <th scope="col">p50</th>
            <th scope="col">p90</th>
            <th scope="col">p99</th>
            <th scope="col">{t("staffing.longest")}</th>
            <th scope="col">{t("staffing.queue")}</th>
            <th scope="col">{t("staffing.places")}</th>
            <th scope="col">{t("staffing.taken")}</th>
            <th scope="col">{t("staffing.busy")}</th>
          </tr>
        </thead>
        <tbody>
          {lively(report).map((row) => (
            <HourRow key={row.hour} name={hourName(row.hour ?? 0)} row={row} />
          ))}
        </tbody>
        <tfoot>
          <HourRow name={t("staffing.aDay")} row={report.total} />
        </tfoot>
      </table>
    </section>
  );
}

function HourRow({ name, row }: { readonly name: string; readonly row: Row }): ReactNode {
  const { i18n } = useTranslation();
  const amount = (value: number): string => count(value, i18n.language);
  const share = (value: number | undefined): string => percent(value, i18n.language);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{amount(row.visitors)}</td>
      <td>{amount(row.served)}</td>
      <td>{amount(row.abandoned)}</td>
      <td>{share(row.atOnceShare)}</td>
      <td>{share(row.promptShare)}</td>
      <td>{clock(row.waitMeanSeconds)}</td>
      <td>{clock(row.waitP50Seconds)}</td>
      <td>{clock(row.waitP90Seconds)}</td>
      <td>{clock(row.waitP99Seconds)}</td>
      <td>{clock(row.waitMaxSeconds)}</td>
      <td>{amount(row.queueMean)}</td>
      <td>{amount(row.slots)}</td>
      <td>{share(row.occupancy)}</td>
      <td>{share(row.utilisation)}</td>
    </tr>
  );
}

/** How the load fell on the agents. */
export function AgentFigures({ report }: { readonly report: Report }): ReactNode {
  const { t, i18n } = useTranslation();
  const share = (value: number | undefined): string => percent(value, i18n.language);
  return (
    <>
      <p className={styles.muted}>{t("staffing.fairness", { share: share(report.total.fairness) })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
      <section className={styles.tableFrame} aria-label={t("settings.agents")} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("agents.name")}</th>
              <th scope="col">{t("staffing.conversations")}</th>
              <th scope="col">{t("staffing.hoursThere")}</th>
              <th scope="col">{t("staffing.taken")}</th>
              <th scope="col">{t("staffing.busy")}</th>
            </tr>
          </thead>
          <tbody>
            {report.agents.map((agent, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, the order does not change.
              <tr key={index}>
                <th scope="row">{t("staffing.agentNumber", { number: index + 1 })}</th>
                <td>{count(agent.conversations, i18n.language)}</td>
                <td>{count(agent.hours, i18n.language)}</td>
                <td>{share(agent.occupancy)}</td>
                <td>{share(agent.utilisation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
