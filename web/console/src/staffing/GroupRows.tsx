import { ActionIcon, Button } from "@mantine/core";
import { Plus, Undo2, Users, X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../desk/people";
import { tidyTime } from "../shared/clockTimes";
import type { Typed } from "../shared/typed";
import { type Draft, type Faults, type Group, groupsOf } from "./plan";
import styles from "./Staffing.module.css";
import { wrongText } from "./wrongText";

const mostGroups = 12;
const fields = ["count", "capacity", "from", "to"] as const;

/** So many agents, with so many conversations at once, from when to when; several of these for several shifts. */
export function GroupRows({
  draft,
  faults,
  onChange,
}: {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly onChange: (groups: readonly Group[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { groups } = draft;
  const team = usePeople().filter(
    (person) => person.disabled !== true && person.role === "agent" && person.capacity > 0,
  );
  const id = useId();
  const [replaced, setReplaced] = useState<{
    readonly by: readonly Group[];
    readonly were: readonly Group[];
  }>();
  const takeOurs = (): void => {
    if (last === undefined) return;
    const ours = groupsOf(
      team.map((person) => person.capacity),
      { ...last, key: next },
    );
    setReplaced({ by: ours, were: groups });
    onChange(ours);
  };
  const next = Math.max(...groups.map((group) => group.key)) + 1;
  const last = groups[groups.length - 1];
  const wrong = faults.get("agents");
  return (
    <div className={styles.groups}>
      <div className={styles.groupHead} aria-hidden="true">
        {fields.map((field) => (
          <span key={field}>{t(`staffing.${field}`)}</span>
        ))}
      </div>
      {groups.map((group, index) => (
        <GroupRow
          key={group.key}
          group={group}
          index={index}
          faults={faults}
          describedBy={wrong === undefined ? undefined : `${id}-agents`}
          onChange={(change) => onChange(groups.with(index, { ...group, ...change }))}
          onRemove={groups.length > 1 ? () => onChange(groups.toSpliced(index, 1)) : undefined}
        />
      ))}
      {wrong !== undefined && (
        <p id={`${id}-agents`} className={styles.fieldError} role="alert">
          {wrongText(t, wrong)}
        </p>
      )}
      <div className={styles.groupActions}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Plus size={14} />}
          disabled={groups.length >= mostGroups}
          onClick={() => last !== undefined && onChange([...groups, { ...last, key: next }])}
        >
          {t("staffing.addGroup")}
        </Button>
        {team.length > 0 && (
          <Button variant="subtle" size="compact-sm" leftSection={<Users size={14} />} onClick={takeOurs}>
            {t("staffing.ourTeam", { count: team.length })}
          </Button>
        )}
        {replaced !== undefined && replaced.by === groups && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Undo2 size={14} />}
            onClick={() => onChange(replaced.were)}
          >
            {t("staffing.undoTeam")}
          </Button>
        )}
      </div>
    </div>
  );
}

function GroupRow({
  group,
  index,
  faults,
  describedBy,
  onChange,
  onRemove,
}: {
  readonly group: Group;
  readonly index: number;
  readonly faults: Faults;
  /** Where it stands what is wrong with all rows. */
  readonly describedBy: string | undefined;
  readonly onChange: (change: Partial<Group>) => void;
  readonly onRemove: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const faulty = fields.flatMap((field) => {
    const fault = faults.get(`groups.${index}.${field}`);
    return fault === undefined ? [] : [{ field, fault }];
  });
  const said = (field: (typeof fields)[number]): object => ({
    "aria-label": `${t(`staffing.${field}`)} (${index + 1})`,
    "aria-invalid":
      faulty.some((one) => one.field === field) || (field === "count" && describedBy !== undefined),
    "aria-describedby": faulty.some((one) => one.field === field)
      ? `${id}-${field}`
      : field === "count"
        ? describedBy
        : undefined,
    "data-field": `groups.${index}.${field}`,
  });
  return (
    <>
      <div className={styles.group}>
        {(["count", "capacity"] as const).map((field) => (
          <input
            key={field}
            inputMode="numeric"
            {...said(field)}
            value={group[field]}
            onChange={(event) => onChange({ [field]: whole(event.currentTarget.value) })}
          />
        ))}
        {(["from", "to"] as const).map((field) => (
          <input
            key={field}
            {...said(field)}
            placeholder="09:00"
            maxLength={5}
            value={group[field]}
            onChange={(event) => onChange({ [field]: event.currentTarget.value })}
            onBlur={() => {
              const tidy = tidyTime(group[field]);
              if (tidy !== group[field]) onChange({ [field]: tidy });
            }}
          />
        ))}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("staffing.removeGroup", { number: index + 1 })}
          disabled={onRemove === undefined}
          onClick={onRemove}
        >
          <X size={15} />
        </ActionIcon>
      </div>
      {faulty.map(({ field, fault }) => (
        <p key={field} id={`${id}-${field}`} className={styles.fieldError} role="alert">
          {t(`staffing.${field}`)}: {wrongText(t, fault)}
        </p>
      ))}
    </>
  );
}

function whole(text: string): Typed {
  const digits = text.replaceAll(/\D/gu, "").slice(0, 6);
  return digits === "" ? "" : Number(digits);
}
