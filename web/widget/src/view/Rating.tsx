import type { Face } from "../face.ts";
import { h } from "./dom.ts";
import { Icon, IconButton } from "./icon.tsx";
import { Line } from "./Notices.tsx";

/** Whether the last cycle is over, somebody served it, and nobody has said how it was. */
function unrated({ held, ui }: Face): boolean {
  if (held?.conversation.state !== "idle" || ui.ratedCycle === held.conversation.cycle) return false;
  const kinds = held.entries.map(({ content }) => content.kind);
  return kinds.includes("assigned") && kinds.lastIndexOf("closed") > kinds.lastIndexOf("rated");
}

/** After the end: one to five, and a word about it. */
export const Rating = (face: Face) => {
  const { client, t, ui, set, held } = face;
  if (!unrated(face)) return null;
  const { score = 0 } = ui;
  const done = () => set({ ratedCycle: held?.conversation.cycle, score: 0 });
  return (
    <div class="card">
      <p>{t("rate")}</p>
      <div class="stars">
        {[1, 2, 3, 4, 5].map((n) => (
          <button
            class="i"
            aria-label={`${n} / 5`}
            aria-pressed={n <= score}
            onclick={() => set({ score: n })}
          >
            <Icon name="star" />
          </button>
        ))}
      </div>
      {score > 0 && (
        <Line
          name="comment"
          label={t("comment")}
          send={t("send")}
          submit={(comment) => {
            const frame = { type: "rate", id: client.newId(), score, comment: comment || undefined } as const;
            client.wish({ type: "request", frame });
            done();
          }}
        />
      )}
      <IconButton name="close" label={t("close")} onclick={done} />
    </div>
  );
};
