import type { Entry } from "@rapport/client";
import { Check, CheckCheck, LockKeyhole } from "lucide-react";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { LinkedText } from "../shared/LinkedText";
import { cleanName } from "../shared/names";
import type { Times } from "../shared/times";
import type { Side } from "./rows";
import { SharedFileView } from "./SharedFileView";
import styles from "./Thread.module.css";
import type { Reached } from "./ThreadRow";

/** One thing that somebody said: the visitor on the left, we on the right, notes in their own colour. */
export const Message = memo(function Message({
  entry,
  side,
  first,
  last,
  times,
  reached,
}: {
  readonly entry: Entry;
  readonly side: Side;
  readonly first: boolean;
  readonly last: boolean;
  readonly times: Times;
  readonly reached: Reached | undefined;
}): ReactNode {
  return (
    <div className={styles.message} data-side={side} data-last={last} data-seq={entry.seq}>
      {first && <Sender entry={entry} side={side} />}
      <div className={styles.bubble} title={times.full(entry.at)} dir="auto">
        <Said entry={entry} />
      </div>
      {last && (
        <span className={styles.meta}>
          <time dateTime={entry.at}>{times.clock(entry.at)}</time>
          {reached !== undefined && <Mark reached={reached} />}
        </span>
      )}
    </div>
  );
});

function Said({ entry }: { readonly entry: Entry }): ReactNode {
  const { t } = useTranslation();
  const { content } = entry;
  switch (content.kind) {
    case "text":
    case "note":
    case "transfer_note":
      return <LinkedText text={content.text} />;
    case "file":
      return <SharedFileView file={content.file} />;
    case "tombstone":
      return <span className={styles.gone}>{t("thread.tombstone")}</span>;
    case "opened":
    case "queued":
    case "assigned":
    case "closed":
    case "rated":
    case "erased":
      return null;
  }
}

/** Named are notes and colleagues; that the visitor and I speak, the side says already. */
function Sender({ entry, side }: { readonly entry: Entry; readonly side: Side }): ReactNode {
  const { t } = useTranslation();
  const me = useDeskState((state) => state.me?.id);
  const { author } = entry;
  if (side === "visitor" || (side === "ours" && author.id !== undefined && author.id === me)) {
    return (
      <span className="only-heard">{side === "visitor" ? t("thread.visitorSaid") : t("thread.youSaid")}</span>
    );
  }
  const name = author.name === undefined ? t("thread.system") : cleanName(author.name);
  return (
    <span className={styles.sender}>
      {side === "note" && <LockKeyhole size={12} aria-hidden="true" />}
      {side === "note" ? (
        t(entry.content.kind === "transfer_note" ? "thread.transferNoteFrom" : "thread.noteFrom", { name })
      ) : (
        <bdi>{name}</bdi>
      )}
    </span>
  );
}

function Mark({ reached }: { readonly reached: Reached }): ReactNode {
  const { t } = useTranslation();
  const text = t(`mark.${reached}`);
  return (
    <span className={styles.mark} data-reached={reached} role="img" aria-label={text} title={text}>
      {reached === "sent" ? <Check size={14} /> : <CheckCheck size={14} />}
    </span>
  );
}
