import { SegmentedControl, Tooltip } from "@mantine/core";
import type { Held } from "@rapport/client";
import { SendHorizontal } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useDeskState } from "../desk/desk";
import { useStore } from "../shared/store";
import { usePreferences } from "../shell/environment";
import { useView, useViewPart } from "../shell/view";
import { type Voice, voiceOf } from "../thread/voice";
import styles from "./Composer.module.css";
import { useDraft, useDrafts } from "./DraftsContext";
import { sends } from "./sendKey";
import { remaining } from "./textSize";
import { VoiceBar } from "./VoiceBar";

/** Where one writes: a reply, or a note that the visitor never sees. */
export function Composer({ held }: { readonly held: Held }): ReactNode {
  const { t } = useTranslation();
  const desk = useDesk();
  const drafts = useDrafts();
  const id = held.conversation.id;
  const draft = useDraft(id);
  const voice = useDeskState((state) => voiceOf(state, held), sameVoice);
  const limit = useDeskState((state) => state.limits.textBytes);
  const sendWith = useStore(usePreferences(), (all) => all.sendWith);
  const joining = useJoining(id);
  const field = useRef<HTMLTextAreaElement>(null);
  const mayReply = voice.kind === "mine" || (voice.kind === "join" && joining.joined);
  const note = draft.note || !mayReply;
  const left = remaining(draft.text, limit);
  const sendable = draft.text.trim() !== "" && left >= 0;

  useFocus(field);
  useHeight(field, draft.text);
  useTyping(id, mayReply && !note ? draft.text : undefined);

  const write = (text: string, asNote: boolean = draft.note): void =>
    drafts.write(id, { text, note: asNote });

  const send = (): void => {
    if (!sendable) return;
    const text = draft.text;
    void desk.send(note ? { kind: "note", text } : { kind: "text", text }, {
      conversation: id,
      ...(voice.kind === "join" && !note ? { join: true as const } : {}),
    });
    write("", draft.note);
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { key, shiftKey, altKey, ctrlKey, metaKey, keyCode, nativeEvent } = event;
    if (
      !sends(
        { key, shiftKey, altKey, ctrlKey, metaKey, keyCode, isComposing: nativeEvent.isComposing },
        sendWith,
      )
    )
      return;
    event.preventDefault();
    send();
  };

  return (
    <div className={styles.composer}>
      <VoiceBar
        held={held}
        voice={voice}
        joined={joining.joined}
        onJoin={joining.join}
        draftKept={draft.text !== ""}
      />
      <div className={styles.box} data-note={note}>
        <textarea
          ref={field}
          className={styles.field}
          rows={1}
          dir="auto"
          value={draft.text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          placeholder={t(note ? "composer.notePlaceholder" : "composer.placeholder")}
          aria-label={t(note ? "composer.noteLabel" : "composer.label")}
          aria-describedby={`hint ${id}`}
        />
        <div className={styles.tools}>
          {mayReply ? (
            <SegmentedControl
              size="xs"
              value={note ? "note" : "reply"}
              onChange={(value) => {
                write(draft.text, value === "note");
                field.current?.focus();
              }}
              data={[
                { value: "reply", label: t("composer.reply") },
                { value: "note", label: t("composer.note") },
              ]}
            />
          ) : (
            <span className={styles.onlyNote}>{t("composer.note")}</span>
          )}
          <span className={styles.hint} id={`hint ${id}`} data-over={left < 0}>
            {left < limit / 10
              ? left < 0
                ? t("composer.tooLong", { count: -left })
                : t("composer.left", { count: left })
              : t(`composer.hint.${sendWith}`)}
          </span>
          <Tooltip label={t(note ? "composer.saveNote" : "composer.send")}>
            <button
              type="button"
              className={styles.send}
              disabled={!sendable}
              aria-label={t(note ? "composer.saveNote" : "composer.send")}
              onClick={send}
            >
              <SendHorizontal size={17} />
            </button>
          </Tooltip>
        </div>
      </div>
    </div>
  );
}

function sameVoice(a: Voice, b: Voice): boolean {
  if (a.kind === "notes" || b.kind === "notes")
    return a.kind === b.kind && a.kind === "notes" && b.kind === "notes" && a.because === b.because;
  if (a.kind === "join" && b.kind === "join")
    return a.agent.id === b.agent.id && a.agent.name === b.agent.name;
  return a.kind === b.kind;
}

/** Speaking up in somebody else's conversation is a decision, made once while one looks at it. */
function useJoining(conversation: string): { readonly joined: boolean; readonly join: () => void } {
  const drafts = useDrafts();
  const joined = useViewPart((view) => view.joined === conversation);
  const view = useView();
  return {
    joined,
    join: () => {
      view.set((now) => ({ ...now, joined: conversation, focusComposer: now.focusComposer + 1 }));
      drafts.write(conversation, { ...drafts.of(conversation), note: false });
    },
  };
}

function useFocus(field: RefObject<HTMLTextAreaElement | null>): void {
  const wanted = useViewPart((view) => view.focusComposer);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever wants the focus raises the number
  useEffect(() => {
    // A phone would unfold its keyboard over the conversation that one only wants to read.
    if (first.current && matchMedia("(pointer: coarse)").matches) first.current = false;
    else field.current?.focus({ preventScroll: true });
    first.current = false;
  }, [wanted, field]);
}

/** As high as the text, up to a third of the window; `field-sizing` is not everywhere yet. */
function useHeight(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another height
  useLayoutEffect(() => {
    const box = field.current;
    if (box === null) return;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, Math.max(120, innerHeight / 3))}px`;
  }, [field, text]);
}

function useTyping(conversation: string, text: string | undefined): void {
  const desk = useDesk();
  const before = useRef(text);
  useEffect(() => {
    if (before.current === text) return;
    before.current = text;
    if (text !== undefined && text !== "") desk.wish({ type: "typing", conversation });
  }, [desk, conversation, text]);
}
