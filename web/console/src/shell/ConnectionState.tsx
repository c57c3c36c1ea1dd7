import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionView } from "./connectionView";
import styles from "./TopBar.module.css";
import { useConnection } from "./useConnection";

/** Always in sight: whether what one sees is the present. */
export function ConnectionState(): ReactNode {
  const { t } = useTranslation();
  const view = useConnection();
  const text = connectionText(t, view);
  const tone = view.kind === "live" ? "live" : view.kind === "ended" ? "ended" : "waiting";
  return (
    <span className={styles.connection} data-tone={tone} data-connection={view.kind} title={text}>
      <span>{text}</span>
    </span>
  );
}

function connectionText(t: TFunction, view: ConnectionView): string {
  switch (view.kind) {
    case "live":
      return t("connection.live");
    case "silent":
      return t("connection.silent", { seconds: view.seconds });
    case "connecting":
      return t("connection.connecting");
    case "waiting":
      return t("connection.waiting", { seconds: view.seconds });
    case "ended":
      return t("connection.ended");
  }
}
