import type { Message } from "@rapport/client";
import { CircleAlert, Clock3 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";
import { usePeopleStore } from "../desk/people";
import { LinkedText } from "../shared/LinkedText";
import { refusalText } from "./actions";
import styles from "./Thread.module.css";

/** An own message that the log does not have yet: on its way, or refused, with what one can do about it. */
export function PendingMessage({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation();
  const desk = useDesk();
  const people = usePeopleStore();
  const { content } = message.frame;
  const failed = message.status === "failed";
  return (
    <div
      className={styles.message}
      data-side={content.kind === "note" ? "note" : "ours"}
      data-last="true"
      data-pending={message.status}
    >
      <div className={styles.bubble} dir="auto">
        {content.kind === "file" ? content.file : <LinkedText text={content.text} />}
      </div>
      {failed ? (
        <span className={styles.failed} role="alert">
          <CircleAlert size={13} aria-hidden="true" />
          <span>
            {message.refusal === undefined
              ? t("mark.failed")
              : t("mark.failedBecause", { why: refusalText(t, message.refusal, people) })}
          </span>
          <button
            type="button"
            onClick={() => desk.wish({ type: "retry", id: message.id, as: desk.newId() })}
          >
            {t("mark.retry")}
          </button>
          <button type="button" onClick={() => desk.wish({ type: "discard", id: message.id })}>
            {t("mark.discard")}
          </button>
        </span>
      ) : (
        <span className={styles.meta}>
          <Clock3 size={12} aria-hidden="true" />
          {t(message.status === "waiting" ? "mark.waiting" : "mark.sending")}
        </span>
      )}
    </div>
  );
}
