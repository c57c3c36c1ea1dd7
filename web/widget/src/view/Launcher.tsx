import type { Face } from "../face.ts";
import { Fragment, h } from "./dom.ts";
import { Icon, IconButton } from "./icon.tsx";

/** The button that is always there, what waits to be read, and the last words of it. */
export const Launcher = ({ t, ui, unread, held, set, toggle }: Face) => {
  const last = held?.entries.findLast(
    ({ author, content }) => content.kind === "text" && author.kind !== "visitor",
  );
  const teaser = !ui.open && unread > 0 && last && last.seq > ui.teased ? last : undefined;
  return (
    <>
      {teaser?.content.kind === "text" && (
        <div class="teaser">
          <button type="button" onclick={() => toggle(true)}>
            <b>{teaser.author.name}</b>
            <span>{teaser.content.text.slice(0, 140)}</span>
          </button>
          <IconButton name="close" label={t("dismiss")} onclick={() => set({ teased: teaser.seq })} />
        </div>
      )}
      <button
        type="button"
        class="launcher"
        aria-label={t(ui.open ? "close" : "open")}
        aria-expanded={ui.open}
        onclick={() => toggle(!ui.open)}
      >
        <Icon name={ui.open ? "down" : "chat"} />
        {unread > 0 && !ui.open && <span class="badge">{unread > 99 ? "99+" : unread}</span>}
      </button>
    </>
  );
};
