import { SegmentedControl, Tooltip } from "@mantine/core";
import { SendHorizontal, X } from "lucide-react";
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
import { useViewPart } from "../shell/view";
import styles from "./Composer.module.css";
import { useDraft, useDrafts } from "./DraftsContext";
import { sends } from "./sendKey";
import { remaining } from "./textSize";

/** Where one writes: a reply, or a note that the visitor never sees. */
export function WritingBox({
  conversation,
  mayReply,
  joining,
}: {
  readonly conversation: string;
  readonly mayReply: boolean;
  /** One speaks in somebody else's conversation. */
  readonly joining: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const desk = useDesk();
  const drafts = useDrafts();
  const draft = useDraft(conversation);
  const limit = useDeskState((state) => state.limits.textBytes);
  const sendWith = useStore(usePreferences(), (all) => all.sendWith);
  const field = useRef<HTMLTextAreaElement>(null);
  const note = draft.note || !mayReply;
  const left = remaining(draft.text, limit);
  const sendable = draft.text.trim() !== "" && left >= 0;

  useFocus(field);
  useHeight(field, draft.text);
  useTyping(conversation, note ? undefined : draft.text);

  const write = (text: string, asNote: boolean = draft.note): void =>
    drafts.write(conversation, { text, note: asNote });

  const send = (): void => {
    if (!sendable) return;
    const content = { kind: note ? ("note" as const) : ("text" as const), text: draft.text };
    void desk.send(content, { conversation, ...(joining && !note ? { join: true as const } : {}) });
    write("");
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { key, shiftKey, altKey, ctrlKey, metaKey, keyCode, nativeEvent } = event;
    const { isComposing } = nativeEvent;
    if (!sends({ key, shiftKey, altKey, ctrlKey, metaKey, keyCode, isComposing }, sendWith)) return;
    event.preventDefault();
    send();
  };

  return (
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
        aria-describedby={`hint ${conversation}`}
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
          <OnlyNote onDiscard={draft.text === "" ? () => drafts.discard(conversation) : undefined} />
        )}
        <span className={styles.hint} id={`hint ${conversation}`} data-over={left < 0}>
          <Hint left={left} limit={limit} sendWith={sendWith} />
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
  );
}

function OnlyNote({ onDiscard }: { readonly onDiscard: (() => void) | undefined }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={styles.onlyNote}>
      {t("composer.note")}
      {onDiscard !== undefined && (
        <button
          type="button"
          className={styles.discard}
          aria-label={t("composer.discardNote")}
          onClick={onDiscard}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

/** How to send, until the text is nearly as long as it may be. */
function Hint({
  left,
  limit,
  sendWith,
}: {
  readonly left: number;
  readonly limit: number;
  readonly sendWith: "enter" | "shift-enter";
}): ReactNode {
  const { t } = useTranslation();
  if (left < 0) return t("composer.tooLong", { count: -left });
  return left < limit / 10 ? t("composer.left", { count: left }) : t(`composer.hint.${sendWith}`);
}

function useFocus(field: RefObject<HTMLTextAreaElement | null>): void {
  const wanted = useViewPart((view) => view.focusComposer);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever wants the focus raises the number
  useEffect(() => {
    // A phone would unfold its keyboard over the conversation that one only wants to read.
    const onlyReads = first.current && matchMedia("(pointer: coarse)").matches;
    first.current = false;
    if (!onlyReads) field.current?.focus({ preventScroll: true });
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
