import { Tooltip } from "@mantine/core";
import type { Held } from "@rapport/client";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isMac, keyLabel } from "../keys/shortcuts";
import { useActions } from "../thread/actions";
import type { Voice } from "../thread/voice";
import styles from "./Composer.module.css";

/** Below a conversation that is not mine: whose it is, and how one gets a word in. */
export function VoiceBar({
  held,
  voice,
  joined,
  onJoin,
  onNote,
  draftKept,
}: {
  readonly held: Held;
  readonly voice: Voice;
  readonly joined: boolean;
  readonly onJoin: () => void;
  /** Absent while one writes already. */
  readonly onNote: (() => void) | undefined;
  readonly draftKept: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const actions = useActions();
  if (voice.kind === "mine") return null;
  const takes = voice.kind === "join" || voice.because !== "others";
  return (
    <div className={styles.voice}>
      <span className={styles.voiceText} role="status">
        {whose(t, held, voice, joined)}
        {held.dismissed && draftKept && ` ${t("voice.draftKept")}`}
      </span>
      <span className={styles.voiceActions}>
        {onNote !== undefined && (
          <button type="button" className={styles.voiceAction} onClick={onNote}>
            {t("composer.note")}
          </button>
        )}
        {voice.kind === "join" && !joined && (
          <button type="button" className={styles.voiceAction} onClick={onJoin}>
            {t("action.join")}
          </button>
        )}
        {takes && (
          <Tooltip label={`${t("action.take")}  ${keyLabel("take", isMac())}`}>
            <button
              type="button"
              className={styles.voiceAction}
              data-primary="true"
              onClick={() => void actions.take(held.conversation.id)}
            >
              {t(voice.kind === "notes" && voice.because === "idle" ? "action.writeFirst" : "action.take")}
            </button>
          </Tooltip>
        )}
      </span>
    </div>
  );
}

function whose(t: TFunction, held: Held, voice: Voice, joined: boolean): string {
  const agent = held.conversation.agent?.name ?? "";
  const answering = t(held.dismissed ? "voice.dismissed" : "voice.reading", { agent });
  switch (voice.kind) {
    case "mine":
      return "";
    case "join":
      return joined ? t("voice.joined", { agent }) : answering;
    case "notes":
      if (voice.because === "others") return answering;
      if (voice.because === "queued") return t(held.dismissed ? "voice.dismissedQueued" : "voice.queued");
      return t("voice.idle");
  }
}
