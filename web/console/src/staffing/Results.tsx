import { Button } from "@mantine/core";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Cards } from "./Cards";
import { AgentFigures, Figures } from "./Figures";
import { clock, count, percent } from "./format";
import { HourChart } from "./HourChart";
import type { Report } from "./report";
import styles from "./Staffing.module.css";

/** What came out, and what had come out before it. */
export function Results({
  report,
  before,
  downloading,
  onDownload,
}: {
  readonly report: Report;
  readonly before: Report | undefined;
  readonly downloading: boolean;
  readonly onDownload: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation();
  const { hours, total } = report;
  const amount = (value: number): string => count(value, i18n.language);
  const share = (value: number): string => percent(value, i18n.language);
  return (
    <>
      <Cards report={report} before={before} />
      <div className={styles.charts}>
        <HourChart
          title={t("staffing.waits")}
          summary={t("staffing.waitsSaid", {
            mean: clock(total.waitMeanSeconds),
            p90: clock(total.waitP90Seconds),
          })}
          bars={[{ name: t("staffing.mean"), tone: "main", values: hours.map((row) => row.waitMeanSeconds) }]}
          mark={{ name: t("staffing.p90"), values: hours.map((row) => row.waitP90Seconds) }}
          unit="seconds"
          format={clock}
        />
        <HourChart
          title={t("staffing.occupancy")}
          summary={t("staffing.occupancySaid", { share: percent(total.occupancy, i18n.language) })}
          bars={[{ name: t("staffing.occupancy"), tone: "main", values: hours.map((row) => row.occupancy) }]}
          unit="share"
          format={share}
        />
        <HourChart
          title={t("staffing.visitors")}
          summary={t("staffing.visitorsSaid", {
            visitors: amount(total.visitors),
            abandoned: amount(total.abandoned),
          })}
          bars={[
            {
              name: t("staffing.stayed"),
              tone: "main",
              values: hours.map((row) => row.visitors - row.abandoned),
            },
            { name: t("staffing.abandoned"), tone: "bad", values: hours.map((row) => row.abandoned) },
          ]}
          unit="count"
          format={amount}
        />
      </div>
      <div className={styles.tableHead}>
        <h2>{t("staffing.figures")}</h2>
        <Button
          variant="default"
          size="xs"
          leftSection={<Download size={14} />}
          loading={downloading}
          onClick={onDownload}
        >
          {t("staffing.download")}
        </Button>
      </div>
      <Figures report={report} />
      <div className={styles.tableHead}>
        <h2>{t("settings.agents")}</h2>
      </div>
      <AgentFigures report={report} />
    </>
  );
}
