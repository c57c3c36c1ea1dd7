import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Named } from "../rest/resources";
import { Group } from "./Group";
import styles from "./Settings.module.css";

/** Which teams somebody is in. */
export function TeamChecks({
  teams,
  value,
  error,
  onChange,
}: {
  readonly teams: readonly Named[];
  readonly value: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (value: readonly string[]) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Group label={t("agents.teams")} hint={t("agents.teamsHint")} error={error}>
      {teams.length === 0 && <p className={styles.muted}>{t("teams.noneYet")}</p>}
      <div className={styles.checks}>
        {teams.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={value.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...value, id] : value.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </Group>
  );
}
