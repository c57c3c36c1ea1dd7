import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useDeskState } from "../desk/desk";
import styles from "./ConnectionBanner.module.css";
import { useConnection } from "./useConnection";

const replaced = 4506;
/** A reconnect that takes less is not worth a banner; the state in the bar shows it anyway. */
const patienceMs = 1_500;

/** Says what a lost connection means for the agent: what waits, when the next try is, what they can do. */
export function ConnectionBanner(): ReactNode {
  const { t } = useTranslation();
  const desk = useDesk();
  const view = useConnection();
  const unsent = useDeskState(
    (state) =>
      state.queue.filter(
        (item) => item.kind === "message" && item.status !== "failed" && item.status !== "acked",
      ).length,
  );
  const trouble = view.kind !== "live";
  const shown = useAfter(trouble, patienceMs);
  if (!trouble || !shown) return null;
  const waiting = unsent > 0 ? ` ${t("connection.unsent", { count: unsent })}` : "";
  if (view.kind === "ended") {
    return (
      <div className={styles.banner} data-tone="ended" role="alert">
        <span>
          {t(view.code === replaced ? "connection.replaced" : "connection.endedLong", { code: view.code })}
        </span>
        <button type="button" onClick={() => desk.wish({ type: "connect" })}>
          {t("connection.useHere")}
        </button>
      </div>
    );
  }
  return (
    <div className={styles.banner} role="status">
      <span>
        {view.kind === "waiting" && t("connection.lost", { seconds: view.seconds })}
        {view.kind === "connecting" && t("connection.trying")}
        {view.kind === "silent" && t("connection.silentLong", { seconds: view.seconds })}
        {waiting}
      </span>
      {view.kind === "waiting" && (
        <button type="button" onClick={() => desk.wish({ type: "hurry" })}>
          {t("connection.tryNow")}
        </button>
      )}
    </div>
  );
}

/** True once `on` has been true for `ms` without a break. */
function useAfter(on: boolean, ms: number): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    if (!on) {
      setAfter(false);
      return;
    }
    const timer = setTimeout(() => setAfter(true), ms);
    return () => clearTimeout(timer);
  }, [on, ms]);
  return on && after;
}
