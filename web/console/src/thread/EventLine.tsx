import type { Entry } from "@rapport/client";
import type { TFunction } from "i18next";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDeskState } from "../desk/desk";
import { cleanName } from "../shared/names";
import type { Times } from "../shared/times";
import { useView } from "../shell/view";
import styles from "./Thread.module.css";
import { overseeing } from "./voice";
import { whyText } from "./why";

/** What happened, as one quiet line. */
export const EventLine = memo(function EventLine({
  entry,
  times,
}: {
  readonly entry: Entry;
  readonly times: Times;
}): ReactNode {
  const { t } = useTranslation();
  const me = useDeskState((state) => state.me?.id);
  const text = eventText(t, entry, me);
  if (text === undefined) return null;
  return (
    <p className={styles.event}>
      <bdi>{text}</bdi>
      <Why entry={entry} />
      <time dateTime={entry.at} title={times.full(entry.at)}>
        {times.clock(entry.at)}
      </time>
    </p>
  );
});

/** For who oversees: what stands behind an assignment or a queueing. */
function Why({ entry }: { readonly entry: Entry }): ReactNode {
  const { t } = useTranslation();
  const view = useView();
  const oversees = useDeskState(overseeing);
  const { conversation, at, content } = entry;
  if (!oversees || (content.kind !== "assigned" && content.kind !== "queued")) return null;
  return (
    <button
      type="button"
      className={styles.why}
      onClick={() => view.set((now) => ({ ...now, why: { conversation, at } }))}
    >
      {t("explain.why")}
    </button>
  );
}

export function eventText(t: TFunction, { content }: Entry, me: string | undefined): string | undefined {
  switch (content.kind) {
    case "queued":
      return t("event.queued", { why: t(`queueReason.${content.reason}`) });
    case "assigned": {
      const agent = cleanName(content.agent.name);
      const taken = content.reason === "taken";
      const who =
        content.agent.id === me
          ? t(taken ? "event.tookYou" : "event.assignedYou")
          : t(taken ? "event.took" : "event.assigned", { agent });
      return [who, whyText(t, content, me)].filter((part) => part !== undefined).join(" · ");
    }
    case "closed":
      if (content.reason === "agent" && content.by?.name !== undefined)
        return t("event.closedBy", { agent: cleanName(content.by.name) });
      return t(`event.closed.${content.reason}`);
    case "rated":
      return content.comment === undefined || content.comment === ""
        ? t("event.rated", { score: content.score })
        : t("event.ratedWith", { score: content.score, comment: content.comment });
    case "erased":
      return t("event.erased");
    case "opened":
    case "text":
    case "file":
    case "note":
    case "transfer_note":
    case "tombstone":
      return undefined;
  }
}
