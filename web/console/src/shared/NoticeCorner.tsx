import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./NoticeCorner.module.css";
import { useNotices } from "./notices";
import { useStore } from "./store";

/** Where notices appear. A live region, so that they are also heard. */
export function NoticeCorner(): ReactNode {
  const { t } = useTranslation();
  const notices = useNotices();
  const all = useStore(notices);
  return (
    <div className={styles.corner} role="status" aria-live="polite">
      {all.map((notice) => (
        <div key={notice.key} className={styles.notice} data-tone={notice.tone}>
          <span>{notice.text}</span>
          {notice.action !== undefined && (
            <button type="button" className={styles.action} onClick={notice.action.run}>
              {notice.action.label}
            </button>
          )}
          <button
            type="button"
            className={styles.close}
            aria-label={t("notice.dismiss")}
            onClick={() => notices.dismiss(notice.key)}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  );
}
