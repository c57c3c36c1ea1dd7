import { VolumeX } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "../shared/store";
import { useEnvironment } from "../shell/environment";
import styles from "../shell/TopBar.module.css";

/** Browsers keep pages silent until the first click; an agent who relies on the sound must know. */
export function SoundWarning(): ReactNode {
  const { t } = useTranslation();
  const { player, preferences } = useEnvironment();
  const wanted = useStore(preferences, (all) => all.sound);
  const allowed = useSyncExternalStore(player.onAllowed, player.allowed);
  if (!wanted || allowed) return null;
  return (
    <span
      className={styles.warning}
      role="img"
      title={t("bar.soundBlocked")}
      aria-label={t("bar.soundBlocked")}
    >
      <VolumeX size={15} aria-hidden="true" />
      <span>{t("bar.soundBlockedShort")}</span>
    </span>
  );
}
