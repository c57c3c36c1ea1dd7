import type { QueuePlace } from "@rapport/client";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DecisionView } from "../decision/DecisionView";
import type { RoutingPreview, Site } from "../rest/resources";
import { useStore } from "../shared/store";
import { createTimes } from "../shared/times";
import { usePreferences } from "../shell/environment";
import styles from "./Board.module.css";
import { spanText } from "./figures";

/** Whom they would get and why, or how they would wait; or why that cannot be said. */
export function PreviewAnswer({
  answer,
  site,
}: {
  readonly answer: RoutingPreview | string;
  readonly site: Site | undefined;
}): ReactNode {
  if (typeof answer === "string") return <p className={styles.problem}>{answer}</p>;
  return (
    <div className={styles.card}>
      <DecisionView decision={answer.decision} tense="would" />
      {answer.queue !== undefined && <Wait queue={answer.queue} site={site} />}
    </div>
  );
}

/** How they would wait. When the site opens is said by the site's clock, whose hours they are. */
function Wait({ queue, site }: { readonly queue: QueuePlace; readonly site: Site | undefined }): ReactNode {
  const { t } = useTranslation();
  const language = useStore(usePreferences(), (all) => all.language);
  const hours = site?.policy.hours;
  const zone =
    hours !== undefined && "zone" in hours ? hours.zone : Intl.DateTimeFormat().resolvedOptions().timeZone;
  const times = useMemo(() => createTimes(language, zone), [language, zone]);
  const { reason, position, estimateSeconds, opensAt } = queue;
  const parts = [
    t("preview.waits", { why: t(`queueReason.${reason}`) }),
    ...(position === undefined ? [] : [t("preview.place", { place: position })]),
    ...(estimateSeconds === undefined
      ? []
      : [t("preview.estimate", { time: spanText(t, estimateSeconds * 1000) })]),
    ...(opensAt === undefined
      ? []
      : [t("preview.opens", { time: `${times.day(opensAt, Date.now())} ${times.clock(opensAt)}`, zone })]),
  ];
  return <p className={styles.wait}>{parts.join(language === "zh-CN" ? "" : " ")}</p>;
}
