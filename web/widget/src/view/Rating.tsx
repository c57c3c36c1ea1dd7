import { rate } from "@rapport/client/visitor";
import type { Face } from "../face.ts";
import { h } from "./dom.ts";
import { Icon, IconButton } from "./icon.tsx";

/** Whether the last cycle is over and nobody has said how it was. */
function unrated({ held, ui }: Face): number | undefined {
  if (held?.conversation.state !== "idle") return undefined;
  const cycle = held.conversation.cycle;
  const ended = held.entries.findLast(({ content }) => content.kind === "closed" || content.kind === "rated");
  const served = held.entries.some(({ content }) => content.kind === "assigned");
  return served && ended?.content.kind === "closed" && ui.ratedCycle !== cycle ? cycle : undefined;
}

/** After the end: one to five, and a word about it. */
export const Rating = (face: Face) => {
  const { client, t, ui, set } = face;
  const cycle = unrated(face);
  if (!cycle) return null;
  return (
    <form
      class="card"
      aria-label={t("rate")}
      onsubmit={(event) => {
        event.preventDefault();
        const comment = String(new FormData(event.currentTarget).get("comment"));
        void rate(client, ui.score, comment);
        set({ ratedCycle: cycle, score: 0 });
      }}
    >
      <p>{t("rate")}</p>
      <div class="stars">
        {[1, 2, 3, 4, 5].map((n) => (
          <button
            key={n}
            type="button"
            class="i"
            aria-label={t("score", { n })}
            aria-pressed={n <= ui.score}
            onclick={() => set({ score: n })}
          >
            <Icon name="star" />
          </button>
        ))}
      </div>
      {ui.score > 0 && (
        <div class="row">
          <input name="comment" placeholder={t("comment")} aria-label={t("comment")} maxlength={1000} />
          <button type="submit" class="main">
            {t("send")}
          </button>
        </div>
      )}
      <IconButton name="close" label={t("dismiss")} onclick={() => set({ ratedCycle: cycle, score: 0 })} />
    </form>
  );
};
