import type { ReactNode } from "react";
import styles from "./Settings.module.css";

/** One setting: what it is on the left, how to change it on the right. */
export function Line({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.line}>
      <div className={styles.lineText}>
        {label}
        {hint !== undefined && <p>{hint}</p>}
      </div>
      <div className={styles.lineControl}>{children}</div>
    </div>
  );
}
