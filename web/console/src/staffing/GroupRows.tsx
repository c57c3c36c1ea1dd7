import { ActionIcon, Button } from "@mantine/core";
import { Plus, Users, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePeople } from "../desk/people";
import { type Draft, type Faults, type Group, groupsOf, type Typed } from "./plan";
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
          onChange={(change) => onChange(groups.with(index, { ...group, ...change }))}
          onRemove={groups.length > 1 ? () => onChange(groups.toSpliced(index, 1)) : undefined}
        />
      ))}
      {wrong !== undefined && (
        <p className={styles.fieldError} role="alert">
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
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Users size={14} />}
            onClick={() =>
              last !== undefined &&
              onChange(
                groupsOf(
                  team.map((person) => person.capacity),
                  { ...last, key: next },
                ),
              )
            }
          >
            {t("staffing.ourTeam", { count: team.length })}
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
  onChange,
  onRemove,
}: {
  readonly group: Group;
  readonly index: number;
  readonly faults: Faults;
  readonly onChange: (change: Partial<Group>) => void;
  readonly onRemove: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const faulty = fields.flatMap((field) => {
    const fault = faults.get(`groups.${index}.${field}`);
    return fault === undefined ? [] : [{ field, fault }];
  });
  const said = (field: (typeof fields)[number]): object => ({
    "aria-label": `${t(`staffing.${field}`)} (${index + 1})`,
    "aria-invalid": faulty.some((one) => one.field === field),
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
            onBlur={() => onChange({ [field]: tidied(group[field]) })}
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
        <p key={field} className={styles.fieldError} role="alert">
          {t(`staffing.${field}`)}: {wrongText(t, fault)}
        </p>
      ))}
    </>
  );
}

/** `9` and `9.30` as they are meant; what is no time stays, and is complained about. */
function tidied(text: string): string {
  const parts = /^\s*(\d{1,2})(?:[:.：](\d{2}))?\s*$/u.exec(text);
  return parts === null ? text : `${(parts[1] ?? "").padStart(2, "0")}:${parts[2] ?? "00"}`;
}

function whole(text: string): Typed {
  const digits = text.replaceAll(/\D/gu, "").slice(0, 6);
  return digits === "" ? "" : Number(digits);
}
