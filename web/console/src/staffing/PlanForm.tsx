import { Button, NumberInput, Select } from "@mantine/core";
import { Play } from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Site, strategies } from "../rest/resources";
import { GroupRows } from "./GroupRows";
import { HourInputs, HourPreview } from "./HourInputs";
import { courses, type Draft, type Faults, limits, rulesOf, shiftEnds, withCourse } from "./plan";
import styles from "./Staffing.module.css";
import { wrongText } from "./wrongText";

type NumberField =
  | "busiest"
  | "minutesPerChat"
  | "patienceMinutes"
  | "returningPercent"
  | "slowdownPercent"
  | "days"
  | "withinSeconds";

/** What if? Who comes, who is there, by which rules. */
export function PlanForm({
  draft,
  faults,
  complaints,
  sites,
  busy,
  onChange,
  onSubmit,
}: {
  readonly draft: Draft;
  readonly faults: Faults;
  /** Another one each time that something was found wrong. */
  readonly complaints: unknown;
  /** Whose rules one can take. */
  readonly sites: readonly Site[];
  readonly busy: boolean;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly onSubmit: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (complaints !== undefined) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [complaints]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  const number = (field: NumberField, decimal = false): ReactNode => {
    const wrong = faults.get(field);
    return (
      <NumberInput
        label={t(`staffing.${field}`)}
        description={t(`staffing.hints.${field}`)}
        data-field={field}
        {...(field === "patienceMinutes" ? { placeholder: t("staffing.forEver") } : {})}
        value={draft[field]}
        onChange={(value) => onChange({ [field]: value })}
        min={0}
        max={limits[field].most}
        clampBehavior="none"
        allowNegative={false}
        allowDecimal={decimal}
        error={wrong === undefined ? undefined : wrongText(t, wrong)}
      />
    );
  };
  const rulesWrong = faults.get("site");
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={t("staffing.plan")}>
      <fieldset>
        <legend>{t("staffing.whoComes")}</legend>
        <Select
          label={t("staffing.course")}
          value={draft.course}
          allowDeselect={false}
          data={courses.map((value) => ({ value, label: t(`staffing.courses.${value}`) }))}
          onChange={(value) => {
            const course = courses.find((one) => one === value);
            if (course !== undefined) onChange(withCourse(draft, course));
          }}
        />
        {draft.course === "own" ? (
          <HourInputs draft={draft} faults={faults} onChange={(own) => onChange({ own })} />
        ) : (
          <>
            {number("busiest", true)}
            <HourPreview draft={draft} />
          </>
        )}
        <div className={styles.pair}>
          {number("minutesPerChat", true)}
          {number("patienceMinutes", true)}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t("staffing.whoIsThere")}</legend>
        <GroupRows draft={draft} faults={faults} onChange={(groups) => onChange({ groups })} />
        <Select
          label={t("staffing.shiftEnd")}
          description={t("staffing.hints.shiftEnd")}
          value={draft.shiftEnd}
          allowDeselect={false}
          data={shiftEnds.map((value) => ({ value, label: t(`staffing.shiftEnds.${value}`) }))}
          onChange={(value) => {
            const shiftEnd = shiftEnds.find((one) => one === value);
            if (shiftEnd !== undefined) onChange({ shiftEnd });
          }}
        />
      </fieldset>
      <fieldset>
        <legend>{t("staffing.rules")}</legend>
        {sites.length > 0 && (
          <Select
            label={t("staffing.site")}
            description={t("staffing.hints.site")}
            error={rulesWrong === undefined ? undefined : wrongText(t, rulesWrong)}
            value={draft.site ?? ""}
            allowDeselect={false}
            data={[
              ...sites.map(({ id, name }) => ({ value: id, label: name })),
              { value: "", label: t("staffing.newSite") },
            ]}
            onChange={(id) => onChange(rulesOf(sites.find((one) => one.id === id)))}
          />
        )}
        <Select
          label={t("policy.strategy")}
          description={t("staffing.hints.strategy")}
          value={draft.strategy}
          allowDeselect={false}
          data={strategies.map((value) => ({ value, label: t(`strategy.${value}`) }))}
          onChange={(value) => {
            const strategy = strategies.find((one) => one === value);
            if (strategy !== undefined) onChange({ strategy });
          }}
        />
        {number("returningPercent")}
        {number("slowdownPercent")}
        <div className={styles.pair}>
          {number("withinSeconds")}
          {number("days")}
        </div>
      </fieldset>
      <div className={styles.submit}>
        <Button type="submit" fullWidth loading={busy} leftSection={<Play size={15} />}>
          {t("staffing.simulate")}
        </Button>
      </div>
    </form>
  );
}
