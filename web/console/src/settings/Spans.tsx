import { ActionIcon, TextInput } from "@mantine/core";
import { Plus, X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Span } from "../rest/resources";
import { tidyTime } from "../shared/clockTimes";
import styles from "./Hours.module.css";

/** The times of one day at which a site is served; none: closed. */
export function Spans({
  of,
  spans,
  error,
  onChange,
}: {
  /** Which day, for who does not see it. */
  readonly of: string;
  readonly spans: readonly Span[];
  /** What is wrong at a path like `[0].from`. */
  readonly error: (field: string) => string | undefined;
  readonly onChange: (spans: readonly Span[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const replace = (index: number, part: Partial<Span>): void =>
    onChange(spans.map((span, i) => (i === index ? { ...span, ...part } : span)));
  const time = (end: keyof Span, index: number): ReactNode => {
    const wrong = error(`[${index}].${end}`) !== undefined;
    const why = wrong ? { "aria-describedby": `${id}-${index}` } : {};
    const value = spans[index]?.[end] ?? "";
    return (
      <TextInput
        aria-label={t(`hours.${end}`, { day: of })}
        aria-invalid={wrong}
        {...why}
        error={wrong}
        value={value}
        placeholder="09:00"
        maxLength={5}
        onChange={(event) => replace(index, { [end]: event.currentTarget.value })}
        onBlur={() => tidyTime(value) !== value && replace(index, { [end]: tidyTime(value) })}
      />
    );
  };
  return (
    <div className={styles.spans}>
      {spans.length === 0 && <span className={styles.closed}>{t("hours.closed")}</span>}
      {spans.map((_, index) => {
        const why = error(`[${index}].from`) ?? error(`[${index}].to`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is nothing but its place in the day
          <div key={index} className={styles.span}>
            {time("from", index)}
            <span aria-hidden="true">–</span>
            {time("to", index)}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("hours.removeTime", { day: of })}
              onClick={() => onChange(spans.filter((_, i) => i !== index))}
            >
              <X size={14} />
            </ActionIcon>
            {why !== undefined && (
              <p id={`${id}-${index}`} className={styles.wrong} role="alert">
                {why}
              </p>
            )}
          </div>
        );
      })}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("hours.addTime", { day: of })}
        onClick={() => onChange([...spans, { from: "09:00", to: "18:00" }])}
      >
        <Plus size={15} />
      </ActionIcon>
    </div>
  );
}
