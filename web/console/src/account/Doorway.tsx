import type { ReactNode } from "react";
import styles from "./Doorway.module.css";
import { LanguageChoice } from "./LanguageChoice";

/** The frame of the pages before the console: a card in the middle, the language below. */
export function Doorway({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <img className={styles.mark} src="/favicon.svg" alt="" width={36} height={36} />
        <h1 className={styles.title}>{title}</h1>
        {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        {children}
      </main>
      <LanguageChoice />
    </div>
  );
}
