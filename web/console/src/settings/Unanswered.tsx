import { Button, Loader } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Settings.module.css";
import type { Asked } from "./useAsked";

/** What stands where something is still being asked for, or was refused; nothing where all is there. */
export function Unanswered({
  asked,
  onAgain,
}: {
  readonly asked: readonly Asked<unknown>[];
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
  return asked.some((one) => one.at === "asking") ? <Loader size="sm" color="gray" /> : null;
}
