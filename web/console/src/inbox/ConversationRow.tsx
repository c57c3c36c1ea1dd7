import type { TFunction } from "i18next";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useArrival } from "../alerts/arrivals";
import { useDraft } from "../composer/DraftsContext";
import { useDeskState } from "../desk/desk";
import { Avatar } from "../shared/Avatar";
import { handle } from "../shared/names";
import { useNow } from "../shared/ticking";
import { fragmentOf } from "../shell/route";
import { whyText } from "../thread/why";
import styles from "./ConversationRow.module.css";
import type { Listed } from "./listing";
import { shortSpan, urgency } from "./waiting";

/** One conversation in the list: who, what was said last and by whom, and how long they have been waiting. */
export const ConversationRow = memo(function ConversationRow({
  row,
  selected,
  focusable,
}: {
  readonly row: Listed;
  readonly selected: boolean;
  readonly focusable: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const arrival = useArrival(row.id);
  const me = useDeskState((state) => state.me?.id);
  const why = arrival?.assigned === undefined ? undefined : whyText(t, arrival.assigned, me);
  const { conversation } = row.held;
  const visitor = conversation.visitor;
  const name = row.name ?? t("visitor.anonymous", { handle: handle(visitor?.id ?? row.id) });
  return (
    <a
      href={fragmentOf({ page: "inbox", conversation: row.id })}
      className={styles.row}
      aria-current={selected}
      tabIndex={focusable ? 0 : -1}
      data-unread={row.unread > 0}
      data-new={arrival !== undefined}
      data-conversation={row.id}
      draggable={false}
    >
      <Avatar
        name={row.name}
        present={visitor === undefined ? undefined : visitor.present ? "online" : "offline"}
      />
      <span className={styles.text}>
        <span className={styles.top}>
          <bdi className={styles.name}>{name}</bdi>
          {visitor !== undefined && (
            <span className="only-heard">{t(visitor.present ? "visitor.present" : "visitor.gone")}</span>
          )}
          <When row={row} />
        </span>
        <span className={styles.bottom}>
          <Preview row={row} />
          {row.unread > 0 && (
            <span className={styles.unread}>
              {row.unread > 99 ? "99+" : row.unread}
              <span className="only-heard">{t("list.unread")}</span>
            </span>
          )}
        </span>
        {why !== undefined && <span className={styles.why}>{why}</span>}
      </span>
    </a>
  );
});

function When({ row }: { readonly row: Listed }): ReactNode {
  const { t } = useTranslation();
  const now = useNow();
  const offset = useDeskState((state) => state.clockOffsetMs);
  if (row.waitingSince !== undefined) {
    const waited = Math.max(0, now + offset - row.waitingSince);
    const span = shortSpan(waited);
    return (
      <span className={styles.waiting} data-urgency={urgency(waited)} title={t("list.waitingTitle")}>
        <span className="only-heard">{t("list.waitingTitle")} </span>
        {t(`span.${span.unit}`, { amount: span.amount })}
      </span>
    );
  }
  if (row.last === undefined) return null;
  const span = shortSpan(now + offset - row.last.at);
  return (
    <span className={styles.when}>
      {span.unit === "second" ? t("span.now") : t(`span.${span.unit}`, { amount: span.amount })}
    </span>
  );
}

function Preview({ row }: { readonly row: Listed }): ReactNode {
  const { t } = useTranslation();
  const draft = useDraft(row.id);
  const me = useDeskState((state) => state.me?.id);
  const typing = row.held.typing;
  if (typing?.by === "visitor") {
    return (
      <span className={styles.typing}>
        {typing.text === undefined ? t("list.typing") : t("list.typingText", { text: typing.text })}
      </span>
    );
  }
  if (draft.text !== "") {
    return (
      <span className={styles.preview}>
        <span className={styles.draft}>{t("list.draft")}</span> {draft.text}
      </span>
    );
  }
  return (
    <span className={styles.preview}>
      <Context row={row} t={t} />
      {row.last === undefined ? t("list.nothingYet") : <Said row={row} me={me} t={t} />}
    </span>
  );
}

/** In the lists of others' conversations: whose it is, or its place in the queue. */
function Context({ row, t }: { readonly row: Listed; readonly t: TFunction }): ReactNode {
  const { queue, agent, state } = row.held.conversation;
  if (state === "queued")
    return queue?.position === undefined ? null : (
      <span className={styles.context}>{t("list.place", { place: queue.position })}</span>
    );
  if (!row.mine && state === "assigned" && agent !== undefined) {
    return (
      <span className={styles.context}>
        <bdi>{agent.name}</bdi>
      </span>
    );
  }
  return null;
}

function Said({
  row,
  me,
  t,
}: {
  readonly row: Listed;
  readonly me: string | undefined;
  readonly t: TFunction;
}): ReactNode {
  if (row.last === undefined) return null;
  const { author, preview } = row.last;
  // Whose conversation it is, the row says already.
  if (author.kind === "visitor" || (!row.mine && author.id === row.held.conversation.agent?.id))
    return preview;
  const sender = author.id !== undefined && author.id === me ? t("list.you") : (author.name ?? "");
  return sender === "" ? preview : t("list.said", { sender, text: preview });
}
