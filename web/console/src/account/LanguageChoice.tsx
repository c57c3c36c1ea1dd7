import type { ReactNode } from "react";
import { type Language, languages } from "../shared/preferences";
import { useStore } from "../shared/store";
import { usePreferences } from "../shell/environment";
import styles from "./Doorway.module.css";

/** Each language under its own name, so that one finds it without reading another. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", "zh-CN": "简体中文" };

export function LanguageChoice(): ReactNode {
  const preferences = usePreferences();
  const chosen = useStore(preferences, (all) => all.language);
  return (
    <div className={styles.languages}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={styles.language}
          aria-pressed={language === chosen}
          onClick={() => preferences.set((all) => ({ ...all, language }))}
        >
          {languageNames[language]}
        </button>
      ))}
    </div>
  );
}
