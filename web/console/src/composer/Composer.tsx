import type { Held } from "@rapport/client";
import type { ReactNode } from "react";
import { useDeskState } from "../desk/desk";
import { useView, useViewPart } from "../shell/view";
import { type Voice, voiceOf } from "../thread/voice";
import styles from "./Composer.module.css";
import { useDraft, useDrafts } from "./DraftsContext";
import { VoiceBar } from "./VoiceBar";
import { WritingBox } from "./WritingBox";

/** Below the thread: whose turn it is to speak, and where one writes if one may or wants to. */
export function Composer({ held }: { readonly held: Held }): ReactNode {
  const id = held.conversation.id;
  const drafts = useDrafts();
  const draft = useDraft(id);
  const view = useView();
  const voice = useDeskState((state) => voiceOf(state, held), sameVoice);
  const joined = useViewPart((now) => now.joined === id) && voice.kind === "join";
  const mayReply = voice.kind === "mine" || joined;
  // Whoever only reads along is not offered an empty sheet; a draft is never hidden.
  const writes = mayReply || draft.note || draft.text !== "";

  const focus = (): void => view.set((now) => ({ ...now, focusComposer: now.focusComposer + 1 }));
  const join = (): void => {
    drafts.write(id, { ...draft, note: false });
    view.set((now) => ({ ...now, joined: id }));
    focus();
  };
  const note = (): void => {
    drafts.write(id, { ...draft, note: true });
    focus();
  };

  return (
    <div className={styles.composer}>
      <VoiceBar
        held={held}
        voice={voice}
        joined={joined}
        onJoin={join}
        onNote={writes ? undefined : note}
        draftKept={draft.text !== ""}
      />
      {writes && <WritingBox conversation={id} mayReply={mayReply} joining={joined} />}
    </div>
  );
}

function sameVoice(a: Voice, b: Voice): boolean {
  if (a.kind === "notes" && b.kind === "notes") return a.because === b.because;
  if (a.kind === "join" && b.kind === "join")
    return a.agent.id === b.agent.id && a.agent.name === b.agent.name;
  return a.kind === "mine" && b.kind === "mine";
}
