import type { Face } from "../face.ts";
import { h } from "./dom.ts";
import { IconButton } from "./icon.tsx";

/** Beyond this many UTF-16 units a text could be too long for the server. */
const LONGEST = 5_000;

/** Grows with its text. */
export function fit(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

/** Where one writes. Enter sends, but never while an input method composes: there it means "take this word". */
export const Composer = ({ client, t, held, set, draft }: Face & { readonly draft: Draft }) => {
  const submit = (area: HTMLTextAreaElement) => {
    const text = area.value;
    if (!text.trim()) return;
    const conversation = held?.conversation.id;
    client.wish({ type: "send", id: client.newId(), conversation, content: { kind: "text", text } });
    area.value = "";
    draft.write("");
    fit(area);
    area.focus();
    set({ away: false, newFrom: undefined });
  };
  return (
    <form
      class="composer"
      onsubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget.querySelector("textarea") as HTMLTextAreaElement);
      }}
    >
      <textarea
        rows={1}
        maxlength={LONGEST}
        placeholder={t("write")}
        aria-label={t("write")}
        dir="auto"
        defaultValue={draft.read()}
        oninput={({ currentTarget }) => {
          fit(currentTarget);
          draft.write(currentTarget.value);
          client.wish({ type: "typing", conversation: held?.conversation.id, text: currentTarget.value });
        }}
        onkeydown={(event) => {
          const composing = event.isComposing || event.keyCode === 229;
          if (event.key !== "Enter" || event.shiftKey || composing) return;
          event.preventDefault();
          submit(event.currentTarget);
        }}
      />
      <IconButton name="send" label={t("send")} class="i main" type="submit" />
    </form>
  );
};

/** What is written and not sent, kept over a reload. */
export type Draft = { readonly read: () => string | undefined; readonly write: (text: string) => void };
