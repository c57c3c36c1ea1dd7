import type { Conversation, Entry } from "@rapport/client";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../shared/ticking";
import type { Times } from "../shared/times";
import { CycleLine } from "./CycleLine";
import { EventLine } from "./EventLine";
import { Message } from "./Message";
import type { Row } from "./rows";
import styles from "./Thread.module.css";

/** One row of the thread. Its marks are worked out here, so that a message is drawn again only when its own change. */
export function ThreadRow({
  row,
  times,
  marks,
}: {
  readonly row: Row;
  readonly times: Times;
  readonly marks: Conversation;
}): ReactNode {
  switch (row.kind) {
    case "day":
      return <DayLine at={row.at} times={times} />;
    case "cycle":
      return <CycleLine summary={row.summary} times={times} />;
    case "unread":
      return <UnreadLine />;
    case "event":
      return <EventLine entry={row.entry} times={times} />;
    case "message":
      return (
        <Message
          entry={row.entry}
          side={row.side}
          first={row.first}
          last={row.last}
          times={times}
          reached={row.side === "ours" ? reached(row.entry, marks) : undefined}
        />
      );
  }
}

export type Reached = "sent" | "delivered" | "read";

function reached(entry: Entry, { read, delivered }: Conversation): Reached {
  if (read.visitor >= entry.seq) return "read";
  return delivered.visitor >= entry.seq ? "delivered" : "sent";
}

const DayLine = memo(function DayLine({
  at,
  times,
}: {
  readonly at: string;
  readonly times: Times;
}): ReactNode {
  // The day changes at midnight, also for a console that stays open.
  const minute = useNow(60_000);
  return (
    <p className={styles.day}>
      <time dateTime={at}>{times.day(at, minute)}</time>
    </p>
  );
});

function UnreadLine(): ReactNode {
  const { t } = useTranslation();
  return (
    <p className={styles.unreadLine} data-unread-line>
      <span>{t("thread.newMessages")}</span>
    </p>
  );
}
