import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";
import { useStore } from "../shared/store";
import type { ConnectionView } from "./connectionView";
import styles from "./TopBar.module.css";
import { useConnection } from "./useConnection";

/** Always in sight: whether what one sees is the present. */
export function ConnectionState(): ReactNode {
  const { t } = useTranslation();
  const view = useConnection();
  const streamed = useStore(useDesk().streamed);
  const text = connectionText(t, view, streamed);
  const tone = view.kind === "live" ? "live" : view.kind === "ended" ? "ended" : "waiting";
  return (
    <span
      className={styles.connection}
      data-tone={tone}
      data-connection={view.kind}
      title={view.kind === "live" && streamed ? t("connection.streamedLong") : text}
    >
      <span>{text}</span>
    </span>
  );
}

function connectionText(t: TFunction, view: ConnectionView, streamed: boolean): string {
  switch (view.kind) {
    case "live":
      return t(streamed ? "connection.streamed" : "connection.live");
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
