import { ActionIcon, Button, Select } from "@mantine/core";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Named, SkillLevel } from "../rest/resources";
import { Group } from "./Group";
import styles from "./Settings.module.css";

const levels = [1, 2, 3, 4, 5] as const;

/** Skills with a level each: what somebody can do, or has to be able to do. */
export function SkillLevels({
  label,
  hint,
  skills,
  value,
  error,
  wrong,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly skills: readonly Named[];
  readonly value: readonly SkillLevel[];
  readonly error: (index: number) => string | undefined;
  /** What is wrong with all of them. */
  readonly wrong?: string | undefined;
  readonly onChange: (value: readonly SkillLevel[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const free = skills.filter(({ id }) => value.every(({ skill }) => skill !== id));
  const nameOf = (id: string): string => skills.find((one) => one.id === id)?.name ?? id;
  const replace = (index: number, one: SkillLevel): void =>
    onChange(value.map((other, i) => (i === index ? one : other)));
  return (
    <Group label={label} hint={hint} error={wrong}>
      {value.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its skill is being chosen
        <div key={index} className={styles.pair}>
          <Select
            aria-label={t("skills.which", { number: index + 1 })}
            value={one.skill}
            data={[...skills.filter(({ id }) => id === one.skill), ...free].map(({ id, name }) => ({
              value: id,
              label: name,
            }))}
            allowDeselect={false}
            error={error(index)}
            onChange={(skill) => skill !== null && replace(index, { ...one, skill })}
          />
          <Select
            className={styles.level}
            aria-label={t("skills.level", { name: nameOf(one.skill) })}
            value={String(one.level)}
            data={levels.map((level) => ({ value: String(level), label: t(`skillLevel.${level}`) }))}
            allowDeselect={false}
            onChange={(level) => level !== null && replace(index, { ...one, level: Number(level) })}
          />
          <ActionIcon
            className={styles.remove}
            variant="subtle"
            color="gray"
            aria-label={t("skills.remove", { name: nameOf(one.skill) })}
            onClick={() => onChange(value.filter((_, i) => i !== index))}
          >
            <X size={15} />
          </ActionIcon>
        </div>
      ))}
      {skills.length === 0 ? (
        <p className={styles.muted}>{t("skills.noneYet")}</p>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={13} />}
          disabled={free.length === 0}
          onClick={() => free[0] && onChange([...value, { skill: free[0].id, level: 3 }])}
        >
          {t("skills.give")}
        </Button>
      )}
    </Group>
  );
}
