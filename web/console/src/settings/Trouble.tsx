import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Editing } from "./editing";
import styles from "./Settings.module.css";

/** What stands above a form that was not saved: why, or that somebody else was there before. */
export function Trouble({
  editing,
}: {
  readonly editing: Pick<Editing<unknown>, "problems" | "restore">;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {editing.problems.length > 0 && (
        <div className={styles.problem} role="alert">
          {editing.problems.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {editing.restore !== undefined && (
        <div className={styles.stale} role="alert">
          <p>{t("stale.text")}</p>
          <Button size="compact-sm" variant="default" onClick={editing.restore}>
            {t("stale.restore")}
          </Button>
        </div>
      )}
    </>
  );
}
