import type { Face } from "../face.ts";
import { type Item, items } from "../items.ts";
import { pieces } from "../links.ts";
import type { Place } from "../scroll.ts";
import { h } from "./dom.ts";

/** All that was said. */
export const Thread = ({ face, place }: { readonly face: Face; readonly place: Place }) => {
  const { client, t, held, locale, ui, now, settings } = face;
  const shown = items(client.snapshot(), held?.conversation.id, ui.newFrom, t, locale, now);
  const typing = held?.typing;
  return (
    <div class="thread" role="log" aria-live="off" tabindex={0} onscroll={place.scrolled}>
      {(held?.entries[0]?.seq ?? 1) === 1 && <div class="bubble">{settings.greeting ?? t("greeting")}</div>}
      {shown.map((item) => (
        <Shown key={item.key} item={item} face={face} />
      ))}
      {typing && <div class="line dots">{t("typing", { name: typing.name ?? "" })}</div>}
    </div>
  );
};

const Shown = ({ item, face }: { readonly item: Item; readonly face: Face }) => {
  if (item.kind !== "bubble") return <div class={`line ${item.kind}`}>{item.text}</div>;
  const { own, name, text, time, last, delivery, failed } = item;
  const { t, client } = face;
  return (
    <div class={`said${own ? " own" : ""}${last ? " last" : ""}`}>
      {name && <bdi class="name">{name}</bdi>}
      <div class="bubble" dir="auto">
        {pieces(text).map((piece) =>
          typeof piece === "string" ? (
            piece
          ) : (
            <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
              {piece.text}
            </a>
          ),
        )}
      </div>
      {failed ? (
        <small class="failed">
          {t(failed.refusal?.code === "too_large" ? "too_large" : "failed")}{" "}
          <button onclick={() => client.wish({ type: "retry", id: failed.id, as: client.newId() })}>
            {t("retry")}
          </button>{" "}
          <button onclick={() => client.wish({ type: "discard", id: failed.id })}>{t("discard")}</button>
        </small>
      ) : (
        (last || delivery) && (
          <small>
            {time}
            {delivery && ` · ${t(delivery)}`}
          </small>
        )
      )}
    </div>
  );
};
