import type { Face } from "../face.ts";
import { h } from "./dom.ts";
import { Icon, IconButton } from "./icon.tsx";

/** The last words of what waits to be read, until they are waved away. */
export const Teaser = ({ t, ui, unread, heard, set, toggle }: Face) =>
  !ui.open &&
  unread > 0 &&
  heard &&
  heard.seq > (ui.teased ?? 0) && (
    <div class="teaser">
      <button onclick={() => toggle(true)}>
        <b>{heard.name}</b>
        <span>{heard.text.slice(0, 140)}</span>
      </button>
      <IconButton name="close" label={t("close")} onclick={() => set({ teased: heard.seq })} />
    </div>
  );

/** The button that is always there, and how much waits to be read. */
export const Launcher = ({ t, ui, unread, toggle }: Face) => (
  <button
    class="launcher"
    aria-label={t(ui.open ? "close" : "open")}
    aria-expanded={ui.open}
    onclick={() => toggle(!ui.open)}
  >
    <Icon name={ui.open ? "down" : "chat"} />
    {unread > 0 && !ui.open && <span class="badge">{unread > 99 ? "99+" : unread}</span>}
  </button>
);
