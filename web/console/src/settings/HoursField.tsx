import { Button, Input, SegmentedControl, Select } from "@mantine/core";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type WeeklyHours, weekdays } from "../rest/resources";
import { Holidays } from "./Holidays";
import styles from "./Hours.module.css";
import { Spans } from "./Spans";
import { zones } from "./zones";

/** What is wrong at a path below the hours, like `.week.monday[0].to`. */
type ErrorAt = (field: string) => string | undefined;

/** When a site is served: always, or by a week with holidays in a time zone. */
export function HoursField({
  always,
  weekly,
  error,
  onChange,
}: {
  readonly always: boolean;
  /** Kept while it is always open. */
  readonly weekly: WeeklyHours;
  readonly error: ErrorAt;
  readonly onChange: (change: { readonly always?: boolean; readonly weekly?: WeeklyHours }) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Input.Description>{t("hours.hint")}</Input.Description>
      <SegmentedControl
        className={styles.mode}
        aria-label={t("policy.hours")}
        value={always ? "always" : "week"}
        data={[
          { value: "always", label: t("hours.always") },
          { value: "week", label: t("hours.week") },
        ]}
        onChange={(value) => onChange({ always: value === "always" })}
      />
      {!always && <Week hours={weekly} error={error} onChange={(week) => onChange({ weekly: week })} />}
    </>
  );
}

function Week({
  hours,
  error,
  onChange,
}: {
  readonly hours: WeeklyHours;
  readonly error: ErrorAt;
  readonly onChange: (hours: WeeklyHours) => void;
}): ReactNode {
  const { t } = useTranslation();
  const monday = hours.week.monday ?? [];
  return (
    <>
      <Select
        label={t("hours.zone")}
        description={t("hours.zoneHint")}
        error={error(".zone")}
        value={hours.zone}
        data={zones(hours.zone)}
        searchable
        allowDeselect={false}
        onChange={(zone) => zone !== null && onChange({ ...hours, zone })}
      />
      <div className={styles.week}>
        {weekdays.map((day) => (
          <div key={day} className={styles.day}>
            <span className={styles.name}>{t(`weekday.${day}`)}</span>
            <Spans
              of={t(`weekday.${day}`)}
              spans={hours.week[day] ?? []}
              error={(field) => error(`.week.${day}${field}`)}
              onChange={(spans) => onChange({ ...hours, week: { ...hours.week, [day]: spans } })}
            />
          </div>
        ))}
      </div>
      <Button
        className={styles.copy}
        size="compact-sm"
        variant="default"
        leftSection={<Copy size={13} />}
        onClick={() =>
          onChange({
            ...hours,
            week: { ...hours.week, tuesday: monday, wednesday: monday, thursday: monday, friday: monday },
          })
        }
      >
        {t("hours.copyMonday")}
      </Button>
      <Holidays
        holidays={hours.holidays ?? []}
        error={(field) => error(`.holidays${field}`)}
        onChange={(holidays) => onChange({ ...hours, holidays })}
      />
    </>
  );
}
