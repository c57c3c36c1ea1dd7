import { ActionIcon, Button, TextInput } from "@mantine/core";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Holiday } from "../rest/resources";
import { Group } from "./Group";
import styles from "./Hours.module.css";
import { Spans } from "./Spans";

/** Days that are not like their day of the week. */
export function Holidays({
  holidays,
  error,
  onChange,
}: {
  readonly holidays: readonly Holiday[];
  /** What is wrong at a path like `[0].date`. */
  readonly error: (field: string) => string | undefined;
  readonly onChange: (holidays: readonly Holiday[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const replace = (index: number, part: Partial<Holiday>): void =>
    onChange(holidays.map((one, i) => (i === index ? { ...one, ...part } : one)));
  return (
    <Group label={t("hours.holidays")} hint={t("hours.holidaysHint")}>
      {holidays.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its date and name are being written
        <div key={index} className={styles.holiday}>
          <TextInput
            type="date"
            aria-label={t("hours.date", { number: index + 1 })}
            error={error(`[${index}].date`)}
            value={one.date}
            onChange={(event) => replace(index, { date: event.currentTarget.value })}
            required
          />
          <TextInput
            aria-label={t("hours.holidayName", { number: index + 1 })}
            placeholder={t("hours.holidayNameShort")}
            error={error(`[${index}].name`)}
            value={one.name}
            maxLength={100}
            onChange={(event) => replace(index, { name: event.currentTarget.value })}
            required
          />
          <Spans
            of={one.name || one.date}
            spans={one.open ?? []}
            error={(field) => error(`[${index}].open${field}`)}
            onChange={(open) => replace(index, { open })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("hours.removeHoliday", { name: one.name || one.date })}
            onClick={() => onChange(holidays.filter((_, i) => i !== index))}
          >
            <X size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Plus size={13} />}
        onClick={() => onChange([...holidays, { date: "", name: "", open: [] }])}
      >
        {t("hours.addHoliday")}
      </Button>
    </Group>
  );
}
