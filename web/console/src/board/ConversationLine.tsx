import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { urgency } from "../inbox/waiting";
import { givenName, handle } from "../shared/names";
import { fragmentOf } from "../shell/route";
import styles from "./Board.module.css";
import { spanText } from "./figures";
import type { Reassigned } from "./ReassignDialog";
import type { BoardActions } from "./useBoardActions";

/** One conversation on the board: whose it is, how long they have waited, and what one can do about it. */
export function ConversationLine({
  conversation,
  waitedMs,
  actions,
  onReassign,
}: {
  readonly conversation: string;
  /** Undefined where nobody is owed anything. */
  readonly waitedMs: number | undefined;
  readonly actions: BoardActions;
  readonly onReassign: (what: Reassigned) => void;
}): ReactNode {
  const { t } = useTranslation();
  const known = useDeskState((state) => state.conversations[conversation]?.conversation);
  const me = useDeskState((state) => state.me?.id);
  const visitor =
    givenName(known?.visitor) ??
    t("visitor.anonymous", { handle: handle(known?.visitor?.id ?? conversation) });
  const mine = known?.state === "assigned" && known.agent?.id === me;
  const open = known !== undefined && known.state !== "idle";
  return (
    <li className={styles.line} data-conversation={conversation}>
      <a href={fragmentOf({ page: "inbox", conversation })} title={known?.last?.preview}>
        <bdi>{visitor}</bdi>
        {known?.last !== undefined && <small>{known.last.preview}</small>}
      </a>
      {waitedMs !== undefined && (
        <span className={styles.waited} data-urgency={urgency(waitedMs)} title={t("list.waitingTitle")}>
          {spanText(t, waitedMs)}
        </span>
      )}
      <span className={styles.deeds}>
        {open && !mine && (
          <button
            type="button"
            aria-label={t("board.takeFrom", { visitor })}
            onClick={() => void actions.take(conversation, visitor)}
          >
            {t("action.take")}
          </button>
        )}
        {open && (
          <button
            type="button"
            aria-label={t("board.reassignWhom", { visitor })}
            onClick={() => onReassign({ conversation, visitor })}
          >
            {t("board.reassign")}
          </button>
        )}
      </span>
    </li>
  );
}
