import { type Held, hasOlder, isMine, outbox, type State } from "@rapport/client";
import { ArrowDown } from "lucide-react";
import { type ReactNode, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useArrivals } from "../alerts/arrivals";
import { useDesk, useDeskState } from "../desk/desk";
import { useAttention } from "../shared/attention";
import { sameItems, useStore } from "../shared/store";
import { createTimes } from "../shared/times";
import { usePreferences } from "../shell/environment";
import { PendingMessage } from "./PendingMessage";
import { rowsOf } from "./rows";
import styles from "./Thread.module.css";
import { ThreadRow } from "./ThreadRow";
import { TypingPreview } from "./TypingPreview";
import { useScrolling } from "./useScrolling";
import { useUnreadLine } from "./useUnreadLine";

/** The log of one conversation, from the oldest page loaded to what is on its way. */
export function Thread({ held }: { readonly held: Held }): ReactNode {
  const { t } = useTranslation();
  const desk = useDesk();
  const language = useStore(usePreferences(), (all) => all.language);
  const times = useMemo(() => createTimes(language), [language]);
  const id = held.conversation.id;
  const mine = useDeskState((state) => isMine(state, held));
  const pending = useDeskState((state: State) => outbox(state, id), sameItems);
  const attentive = useAttention();
  const unreadAfter = useUnreadLine(held, mine, attentive);
  const rows = useMemo(
    () => rowsOf(held.entries, unreadAfter, times.dayKey),
    [held.entries, unreadAfter, times],
  );
  const older = hasOlder(held);
  const scrolling = useScrolling({
    firstSeq: held.entries[0]?.seq,
    lastKey: pending.at(-1)?.id ?? held.entries.at(-1)?.seq,
    ownLast: pending.at(-1)?.id,
    unreadFrom: unreadAfter,
    onTop:
      older && !held.loadingOlder && held.live
        ? () => desk.wish({ type: "older", conversation: id })
        : undefined,
  });
  useReading(held, mine && attentive && scrolling.atEnd);

  return (
    <div className={styles.frame}>
      <div
        className={styles.scroller}
        ref={scrolling.scroller}
        onScroll={scrolling.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={t("thread.log")}
        aria-live="off"
      >
        <div className={styles.log} ref={scrolling.content}>
          {held.loadingOlder && <p className={styles.quiet}>{t("thread.loadingOlder")}</p>}
          {!older && held.live && held.entries.length > 0 && held.conversation.floor > 1 && (
            <p className={styles.quiet}>{t("thread.removedOlder")}</p>
          )}
          {rows.map((row) => (
            <ThreadRow key={row.key} row={row} times={times} marks={held.conversation} />
          ))}
          {pending.map((message) => (
            <PendingMessage key={message.id} message={message} />
          ))}
          {held.typing?.by === "visitor" && <TypingPreview text={held.typing.text} />}
        </div>
      </div>
      {!scrolling.atEnd && (
        <button
          type="button"
          className={styles.jump}
          onClick={scrolling.toEnd}
          aria-label={t("thread.toNewest")}
        >
          <ArrowDown size={15} aria-hidden="true" />
          {scrolling.below > 0 && <span>{t("thread.newBelow", { count: scrolling.below })}</span>}
        </button>
      )}
    </div>
  );
}

/** What the agent has before their eyes is read; nothing else is. */
function useReading(held: Held, reading: boolean): void {
  const desk = useDesk();
  const { seen } = useArrivals();
  const id = held.conversation.id;
  const last = held.last;
  useEffect(() => {
    if (!reading) return;
    seen(id);
    if (last !== undefined) desk.wish({ type: "read", conversation: id, seq: last });
  }, [desk, id, last, reading, seen]);
}
