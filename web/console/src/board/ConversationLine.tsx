import type { Conversation } from "@rapport/client";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { urgency } from "../inbox/waiting";
import { givenName, handle } from "../shared/names";
import { fragmentOf } from "../shell/route";
import styles from "./Board.module.css";
import { spanText } from "./figures";
import type { Reassigned } from "./ReassignDialog";
import type { BoardActions } from "./useBoardActions";
import { nextLine, ownLine, useLeaving } from "./useLeaving";

/** One conversation on the board: whose it is, how long they have waited, and what one can do about it. */
export function ConversationLine({
  conversation,
  holder,
  waitedMs,
  actions,
  onReassign,
}: {
  readonly conversation: string;
  /** Under whom the line stands; undefined: in a queue. */
  readonly holder: string | undefined;
  /** Undefined where nobody is owed anything. */
  readonly waitedMs: number | undefined;
  readonly actions: BoardActions;
  readonly onReassign: (what: Reassigned) => void;
}): ReactNode {
  const { t } = useTranslation();
  const line = useRef<HTMLLIElement>(null);
  useLeaving(line, nextLine);
  const known = useDeskState((state) => state.conversations[conversation]?.conversation);
  const me = useDeskState((state) => state.me?.id);
  const visitor =
    givenName(known?.visitor) ??
    t("visitor.anonymous", { handle: handle(known?.visitor?.id ?? conversation) });
  // The board is up to two seconds old: where the line no longer says how it is, nothing is done by it.
  const current = known !== undefined && known.state !== "idle" && known.agent?.id === holder;
  const mine = holder !== undefined && holder === me;
  return (
    <li className={styles.line} ref={line} data-conversation={conversation}>
      <a href={fragmentOf({ page: "inbox", conversation })} title={known?.last?.preview}>
        <bdi>{visitor}</bdi>
        {known?.last !== undefined && <small>{known.last.preview}</small>}
      </a>
      {waitedMs !== undefined && (
        <span className={styles.waited} data-urgency={urgency(waitedMs)} title={t("list.waitingTitle")}>
          {spanText(t, waitedMs)}
        </span>
      )}
      {current && (
        <Deeds known={known} mine={mine} visitor={visitor} actions={actions} onReassign={onReassign} />
      )}
    </li>
  );
}

function Deeds({
  known,
  mine,
  visitor,
  actions,
  onReassign,
}: {
  readonly known: Conversation;
  readonly mine: boolean;
  readonly visitor: string;
  readonly actions: BoardActions;
  readonly onReassign: (what: Reassigned) => void;
}): ReactNode {
  const { t } = useTranslation();
  const deeds = useRef<HTMLSpanElement>(null);
  useLeaving(deeds, ownLine);
  return (
    <span className={styles.deeds} ref={deeds}>
      {!mine && (
        <button
          type="button"
          aria-label={t("board.takeFrom", { visitor })}
          onClick={() => void actions.take(known.id, visitor)}
        >
          {t("action.take")}
        </button>
      )}
      <button
        type="button"
        aria-label={t("board.reassignWhom", { visitor })}
        onClick={() => onReassign({ visitor, conversation: known })}
      >
        {t("board.reassign")}
      </button>
    </span>
  );
}
