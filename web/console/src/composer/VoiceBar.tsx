import type { Held } from "@rapport/client";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useActions } from "../thread/actions";
import type { Voice } from "../thread/voice";
import styles from "./Composer.module.css";

/** Above the composer of a conversation that is not mine: whose it is, and how one gets a word in. */
export function VoiceBar({
  held,
  voice,
  joined,
  onJoin,
  draftKept,
}: {
  readonly held: Held;
  readonly voice: Voice;
  readonly joined: boolean;
  readonly onJoin: () => void;
  readonly draftKept: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const actions = useActions();
  if (voice.kind === "mine") return null;
  const id = held.conversation.id;
  return (
    <div className={styles.voice} role="status">
      <span className={styles.voiceText}>
        {whose(t, held, voice, joined)}
        {held.dismissed && draftKept && ` ${t("voice.draftKept")}`}
      </span>
      {voice.kind === "join" && !joined && (
        <button type="button" className={styles.voiceAction} onClick={onJoin}>
          {t("action.join")}
        </button>
      )}
      {(voice.kind === "join" || (voice.kind === "notes" && voice.because !== "others")) && (
        <button type="button" className={styles.voiceAction} onClick={() => void actions.take(id)}>
          {t(voice.kind === "notes" && voice.because === "idle" ? "action.writeFirst" : "action.take")}
        </button>
      )}
    </div>
  );
}

function whose(t: TFunction, held: Held, voice: Voice, joined: boolean): string {
  const agent = held.conversation.agent?.name ?? "";
  switch (voice.kind) {
    case "mine":
      return "";
    case "join":
      if (joined) return t("voice.joined", { agent });
      return held.dismissed ? t("voice.dismissed", { agent }) : t("voice.reading", { agent });
    case "notes":
      if (voice.because === "others")
        return held.dismissed ? t("voice.dismissed", { agent }) : t("voice.reading", { agent });
      if (voice.because === "queued") return t(held.dismissed ? "voice.dismissedQueued" : "voice.queued");
      return t("voice.idle");
  }
}
