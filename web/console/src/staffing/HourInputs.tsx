import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Typed } from "../shared/typed";
import { hourName } from "./format";
import { type Draft, type Faults, hours, perHour } from "./plan";
import styles from "./Staffing.module.css";
import { wrongText } from "./wrongText";

/** How many come in each hour, one's own numbers. */
export function HourInputs({
  draft,
  faults,
  onChange,
}: {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly onChange: (own: readonly Typed[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const wrong =
    faults.get("own") ?? hours.map((hour) => faults.get(`own.${hour}`)).find((one) => one !== undefined);
  return (
    <div>
      <div className={styles.hours}>
        {hours.map((hour) => (
          <label key={hour} className={styles.hourInput}>
            <span>{hourName(hour)}</span>
            <input
              inputMode="decimal"
              aria-label={t("staffing.visitorsAt", { hour: hourName(hour) })}
              aria-invalid={faults.has(`own.${hour}`) || faults.has("own")}
              aria-describedby={wrong === undefined ? undefined : id}
              value={draft.own[hour]}
              onChange={(event) => onChange(draft.own.with(hour, event.currentTarget.value))}
            />
          </label>
        ))}
      </div>
      {wrong !== undefined && (
        <p id={id} className={styles.fieldError} role="alert">
          {wrongText(t, wrong)}
        </p>
      )}
    </div>
  );
}

/** The day as the chosen course has it: a picture beside the number, for those who see it. */
export function HourPreview({ draft }: { readonly draft: Draft }): ReactNode {
  const values = perHour(draft);
  const most = Math.max(1, ...values);
  return (
    <div className={styles.preview} aria-hidden="true">
      <svg viewBox="0 0 240 36" preserveAspectRatio="none" aria-hidden="true">
        {hours.map((hour) => {
          const height = Math.max(1, (34 * (values[hour] ?? 0)) / most);
          return (
            <rect
              key={hour}
              data-none={values[hour] === 0}
              x={hour * 10 + 1}
              width={8}
              y={36 - height}
              height={height}
            />
          );
        })}
      </svg>
      <p>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{String(hour).padStart(2, "0")}</span>
        ))}
      </p>
    </div>
  );
}
