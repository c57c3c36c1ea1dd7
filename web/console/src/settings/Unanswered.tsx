import { Button, Loader } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Settings.module.css";
import type { Asked } from "./useAsked";

/** What stands where something is still being asked for, or was refused; nothing where all is there. */
export function Unanswered({
  asked,
  quiet = false,
  onAgain,
}: {
  readonly asked: readonly Asked<unknown>[];
  /** Something is there already, which would move if it were said that more is coming. */
  readonly quiet?: boolean;
  readonly onAgain: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const refused = asked.find((one) => one.at === "refused");
  if (refused !== undefined) {
    return (
      <div className={styles.refused} role="alert">
        <p>{refused.why}</p>
        <Button size="compact-sm" variant="default" onClick={onAgain}>
          {t("problem.again")}
        </Button>
      </div>
    );
  }
  return !quiet && asked.some((one) => one.at === "asking") ? <Loader size="sm" color="gray" /> : null;
}
