import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "../shared/store";
import { usePreferences } from "../shell/environment";
import { useView, useViewPart } from "../shell/view";
import styles from "./Help.module.css";
import { actions, isMac, keyLabel } from "./shortcuts";

/** All shortcuts, under `?`. */
export function Help(): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const opened = useViewPart((now) => now.dialog === "help");
  const sendWith = useStore(usePreferences(), (all) => all.sendWith);
  const mac = isMac();
  const rows: readonly (readonly [string, string])[] = [
    ...actions.map((action) => [t(`action.${action}`), keyLabel(action, mac)] as const),
    [t("help.send"), sendWith === "enter" ? "Enter" : "Shift+Enter"],
    [t("help.break"), sendWith === "enter" ? "Shift+Enter" : "Enter"],
  ];
  return (
    <Modal
      opened={opened}
      onClose={() => view.set((now) => ({ ...now, dialog: "none" }))}
      title={t("help.title")}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <dl className={styles.keys}>
        {rows.map(([what, keys]) => (
          <div key={what} className={styles.row}>
            <dt>{what}</dt>
            <dd>
              <kbd className={styles.key}>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
