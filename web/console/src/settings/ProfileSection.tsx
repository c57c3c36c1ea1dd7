import { SegmentedControl, Select, Switch } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { languageNames } from "../account/LanguageChoice";
import { languages, type Preferences } from "../shared/preferences";
import { useStore } from "../shared/store";
import { usePreferences } from "../shell/environment";
import { AlertLines } from "./AlertLines";
import { Line } from "./Line";
import styles from "./Settings.module.css";

/** What a person sets for themselves on this browser. Everything takes effect at once. */
export function ProfileSection(): ReactNode {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const all = useStore(preferences);
  const set = (change: Partial<Preferences>): void => preferences.set((before) => ({ ...before, ...change }));
  return (
    <>
      <section className={styles.group}>
        <h2>{t("profile.look")}</h2>
        <Line label={t("profile.language")}>
          <Select
            aria-label={t("profile.language")}
            w={180}
            value={all.language}
            allowDeselect={false}
            data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
            onChange={(value) =>
              set({ language: languages.find((language) => language === value) ?? all.language })
            }
          />
        </Line>
        <Line label={t("profile.theme")}>
          <SegmentedControl
            aria-label={t("profile.theme")}
            value={all.scheme}
            onChange={(value) => set({ scheme: value })}
            data={(["light", "dark", "system"] as const).map((value) => ({
              value,
              label: t(`profile.${value}`),
            }))}
          />
        </Line>
      </section>
      <section className={styles.group}>
        <h2>{t("profile.writing")}</h2>
        <Line label={t("profile.sendWith")} hint={t("profile.sendWithHint")}>
          <SegmentedControl
            aria-label={t("profile.sendWith")}
            value={all.sendWith}
            onChange={(value) => set({ sendWith: value })}
            data={[
              { value: "enter", label: "Enter" },
              { value: "shift-enter", label: "Shift+Enter" },
            ]}
          />
        </Line>
        <Line label={t("profile.shortcuts")} hint={t("profile.shortcutsHint")}>
          <Switch
            aria-label={t("profile.shortcuts")}
            checked={all.shortcuts}
            onChange={(event) => set({ shortcuts: event.currentTarget.checked })}
          />
        </Line>
      </section>
      <section className={styles.group}>
        <h2>{t("profile.alerts")}</h2>
        <AlertLines all={all} set={set} />
      </section>
    </>
  );
}
