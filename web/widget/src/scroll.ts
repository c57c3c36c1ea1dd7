import type { SharedEngine } from "@rapport/client/visitor";
import type { Mood } from "./mood.ts";

/** Nearer to an edge than this is at the edge. */
const EDGE_PX = 60;

/** Where one is in the thread: at the end, which follows what comes, or further up, which stays where it is. */
export type Place = {
  readonly before: () => () => void;
  readonly scrolled: () => void;
  readonly toEnd: () => void;
};

export function keepPlace(root: ShadowRoot, client: SharedEngine, mood: Mood): Place {
  const thread = () => root.querySelector<HTMLElement>(".thread");

  function scrolled(): void {
    const list = thread();
    const { held } = mood;
    if (!list || !held) return;
    const away = list.scrollHeight - list.clientHeight - list.scrollTop > EDGE_PX;
    if (away !== !!mood.ui.away) mood.set({ away });
    if (list.scrollTop < EDGE_PX) client.wish({ type: "older", conversation: held.conversation.id });
  }

  /** Who has the end in sight has read it. */
  function see(): void {
    const { ui, held } = mood;
    const { last } = held ?? {};
    if (!held || !last || !ui.open || ui.away || document.hidden || held.marks.read >= last) return;
    if (held.conversation.read.visitor < last)
      client.wish({ type: "read", conversation: held.conversation.id, seq: last });
  }

  return {
    scrolled,
    before() {
      const old = thread();
      const height = old?.scrollHeight ?? 0;
      const first = old?.firstElementChild?.nextElementSibling;
      return () => {
        const list = thread();
        if (!list) return;
        if (!mood.ui.away) list.scrollTop = list.scrollHeight;
        else if (list.firstElementChild?.nextElementSibling !== first)
          list.scrollTop += list.scrollHeight - height;
        see();
      };
    },
    toEnd() {
      mood.set({ away: false, newFrom: undefined });
    },
  };
}
