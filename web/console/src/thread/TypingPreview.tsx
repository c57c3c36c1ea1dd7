import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Thread.module.css";

/** What the visitor is writing and has not sent. */
export function TypingPreview({ text }: { readonly text: string | undefined }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.message} data-side="visitor" data-preview="true">
      <div className={styles.bubble} dir="auto">
        {text === undefined || text === "" ? (
          <span className={styles.dots} role="img" aria-label={t("list.typing")}>
            <i />
            <i />
            <i />
          </span>
        ) : (
          text
        )}
      </div>
      <span className={styles.meta}>{t("thread.typing")}</span>
    </div>
  );
}
