import { UserRound } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Avatar.module.css";
import { initials } from "./names";

/** Somebody's initials, or a shape for whoever has no name. The dot says whether they are there. */
export function Avatar({
  name,
  present,
  size = 32,
}: {
  readonly name: string | undefined;
  readonly present?: "online" | "away" | "offline" | undefined;
  readonly size?: number;
}): ReactNode {
  const letters = name === undefined ? "" : initials(name);
  return (
    <span
      className={styles.avatar}
      style={{ width: size, height: size, fontSize: size * 0.4 }}
      aria-hidden="true"
    >
      {letters === "" ? <UserRound size={size * 0.5} strokeWidth={1.75} /> : letters}
      {present !== undefined && <span className={styles.dot} data-present={present} />}
    </span>
  );
}
