import type { Face } from "../face.ts";
import { h } from "./dom.ts";
import { IconButton } from "./icon.tsx";

/** Who answers. */
export const Header = ({ t, ui, held, settings, set, toggle }: Face) => {
  const agent = held?.conversation.agent;
  const name = agent?.name ?? settings.title ?? t("title");
  const state = agent?.present ? "online" : "returning";
  return (
    <header>
      <span class="face" aria-hidden="true">
        {[...name][0]}
      </span>
      <div class="who">
        <b dir="auto">{name}</b>
        {agent && !ui.lost && <small class={state}>{t(state)}</small>}
      </div>
      <IconButton
        name={ui.sound ? "bell" : "mute"}
        label={t("sound")}
        pressed={!!ui.sound}
        onclick={() => set({ sound: !ui.sound })}
      />
      {held && held.conversation.state !== "idle" && (
        <IconButton name="end" label={t("end")} onclick={() => set({ ending: true })} />
      )}
      <IconButton name="close" label={t("close")} onclick={() => toggle(false)} />
    </header>
  );
};
