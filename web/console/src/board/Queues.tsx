import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { urgency } from "../inbox/waiting";
import type { BoardQueue, BoardState } from "../rest/resources";
import { useNow } from "../shared/ticking";
import { fragmentOf } from "../shell/route";
import { useView } from "../shell/view";
import styles from "./Board.module.css";
import { ConversationLine } from "./ConversationLine";
import { queuesOf, secondsText, spanText } from "./figures";
import type { Reassigned } from "./ReassignDialog";
import type { BoardActions } from "./useBoardActions";

const few = 5;

/** Who waits, team by team. */
export function Queues({
  board,
  actions,
  onReassign,
}: {
  readonly board: BoardState;
  readonly actions: BoardActions;
  readonly onReassign: (what: Reassigned) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { waited, idle } = queuesOf(board);
  return (
    <section className={styles.column} aria-labelledby="board-queues">
      <h2 id="board-queues" tabIndex={-1}>
        {t("board.queues")}
      </h2>
      {waited.length === 0 && <p className={styles.empty}>{t("list.emptyQueue")}</p>}
      {waited.map((queue) => (
        <Queue
          key={queue.team ?? ""}
          queue={queue}
          name={board.teams.find(({ id }) => id === queue.team)?.name ?? t("board.noTeam")}
          actions={actions}
          onReassign={onReassign}
        />
      ))}
      {waited.length > 0 && idle.length > 0 && (
        <p className={styles.muted}>{t("board.nobodyWaits", { teams: idle.join(t("list.comma")) })}</p>
      )}
    </section>
  );
}

function Queue({
  queue,
  name,
  actions,
  onReassign,
}: {
  readonly queue: BoardQueue;
  readonly name: string;
  readonly actions: BoardActions;
  readonly onReassign: (what: Reassigned) => void;
}): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const offset = useDeskState((state) => state.clockOffsetMs);
  const view = useView();
  const [all, setAll] = useState(false);
  const longest = Math.max(0, now + offset - Date.parse(queue.since));
  const shown = all ? queue.conversations : queue.conversations.slice(0, few);
  const more = queue.conversations.length - shown.length;
  const untold = queue.waiting - queue.conversations.length;
  return (
    <article className={styles.card} data-queue={queue.team ?? "none"}>
      <header className={styles.cardHead}>
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <strong className={styles.count}>{t("board.waiting", { count: queue.waiting })}</strong>
      </header>
      <dl className={styles.facts}>
        <div>
          <dt>{t("board.longest")}</dt>
          <dd data-urgency={urgency(longest)}>{spanText(t, longest)}</dd>
        </div>
        <div>
          <dt>{t("board.expected")}</dt>
          <dd>{secondsText(t, queue.estimateSeconds)}</dd>
        </div>
        <div>
          <dt>{t("board.reason")}</dt>
          <dd>
            {queue.reasons
              .map(({ reason, count }) =>
                queue.reasons.length === 1
                  ? t(`queueReason.${reason}`)
                  : t("board.reasonOf", { count, reason: t(`queueReason.${reason}`) }),
              )
              .join(t("list.comma"))}
          </dd>
        </div>
      </dl>
      <ol className={styles.lines}>
        {shown.map(({ conversation, since }) => (
          <ConversationLine
            key={conversation}
            conversation={conversation}
            holder={undefined}
            waitedMs={now + offset - Date.parse(since)}
            actions={actions}
            onReassign={onReassign}
          />
        ))}
      </ol>
      {more > 0 && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t("board.more", { count: more })}
        </button>
      )}
      {more === 0 && untold > 0 && (
        <a
          className={styles.more}
          href={fragmentOf({ page: "inbox" })}
          onClick={() => view.set((now) => ({ ...now, tab: "queue" }))}
        >
          {t("board.untold", { count: untold })}
        </a>
      )}
    </article>
  );
}
