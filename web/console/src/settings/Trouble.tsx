import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Editing } from "./editing";
import styles from "./Settings.module.css";

/** What stands above a form that was not saved: why, or that somebody else was there before. */
export function Trouble({
  editing,
}: {
  readonly editing: Pick<Editing<unknown>, "problem" | "restore">;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {editing.problem !== undefined && (
        <div className={styles.problem} role="alert">
          {editing.problem}
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
