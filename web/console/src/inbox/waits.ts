import type { Entry, Held } from "@rapport/client";

/** Since when the visitor has been waiting for an answer, in ms of the server's clock; undefined when nothing is owed. */
export function waitingSince({ conversation }: Held): number | undefined {
  const { state, waitingSince: since } = conversation;
  return state === "idle" || since === undefined ? undefined : Date.parse(since);
}

/** How many messages of the visitor the assigned agent has not seen. Whoever answers has seen what came before. */
export function unreadOf(held: Held): number {
  const seen = Math.max(held.conversation.read.agent, held.marks.read);
  let count = 0;
  for (let i = held.entries.length - 1; i >= 0; i--) {
    const entry = held.entries[i];
    if (entry === undefined || entry.seq <= seen || isAnswer(entry)) break;
    if (entry.author.kind === "visitor" && isSaid(entry)) count += 1;
  }
  return count;
}

function isSaid(entry: Entry): boolean {
  return entry.content.kind === "text" || entry.content.kind === "file";
}

export function isAnswer(entry: Entry): boolean {
  return isSaid(entry) && (entry.author.kind === "agent" || entry.author.kind === "bot");
}
