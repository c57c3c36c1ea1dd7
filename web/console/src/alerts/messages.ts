import { type Entry, type Held, isMine, type State } from "@rapport/client";
import { attentive } from "../shared/attention";
import type { Readable } from "../shared/store";
import { currentRoute } from "../shell/route";

/** Calls back for each new message of a visitor in a conversation of mine that I am not looking at. Ends with the result. */
export function watchMessages(
  desk: Readable<State>,
  announce: (held: Held, text: string) => void,
  looksAt: (conversation: string) => boolean = onScreen,
): () => void {
  const heard = new Map<string, number>();
  return desk.subscribe(() => {
    const state = desk.value();
    for (const held of Object.values(state.conversations)) {
      const { id } = held.conversation;
      const before = heard.get(id);
      // A replay is the past: only what is committed from now on is news.
      if (!held.live || held.last === undefined) continue;
      heard.set(id, held.last);
      if (before === undefined || held.last <= before || !isMine(state, held)) continue;
      const news = held.entries.findLast((entry) => entry.seq > before && fromVisitor(entry));
      if (news !== undefined && !looksAt(id))
        announce(held, news.content.kind === "text" ? news.content.text : "");
    }
  });
}

function fromVisitor(entry: Entry): boolean {
  return entry.author.kind === "visitor" && (entry.content.kind === "text" || entry.content.kind === "file");
}

function onScreen(conversation: string): boolean {
  const route = currentRoute();
  return attentive() && route.page === "inbox" && route.conversation === conversation;
}
