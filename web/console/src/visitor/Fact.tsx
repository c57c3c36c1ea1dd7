import type { ReactNode } from "react";
import styles from "./VisitorPane.module.css";

/** One line of what is known: its name, and what it is. */
export function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
