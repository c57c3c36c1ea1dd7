import type { Conversation, Entry, HistoryPage } from "./frames.ts";
import { reached } from "./marks.ts";
import { ask, replace } from "./queue.ts";
import { type Held, isMine } from "./state.ts";
import { type Draft, edit, put, type Turn } from "./turn.ts";

/** The page size of `history`, and the widest hole that is filled rather than forgotten. */
const PAGE = 200;
const OLDER_PAGE = 50;

/** What is known of a conversation before its log. */
const EMPTY = {
  entries: [],
  last: undefined,
  head: 0,
  live: false,
  filling: false,
  loadingOlder: false,
  behindTicks: 0,
  marks: { delivered: 0, read: 0, deliveredTold: 0, readTold: 0 },
};

/** The newest state of a conversation, from a push. */
export function learnt(turn: Turn, conversation: Conversation): Draft<Held> {
  const held =
    edit(turn, conversation.id) ?? put(turn, { ...EMPTY, conversation, opened: false, dismissed: false });
  held.conversation = conversation;
  heardOf(held, conversation.head);
  // A push that says "assigned to me" ends an earlier dismissal.
  if (conversation.agent?.id === turn.state.me?.id) held.dismissed = false;
  return held;
}

export function replay(turn: Turn, held: Draft<Held>, from: number, head: number): void {
  heardOf(held, head);
  held.live = false;
  if (held.last === undefined || from - held.last - 1 > PAGE) {
    held.entries = [];
    held.last = from - 1;
  } else if (from > held.last + 1) fill(turn, held);
}

/** One entry of a push: applied if it is the next, ignored if it is known, a reason to ask if it is too far. */
export function entry(turn: Turn, held: Draft<Held>, pushed: Entry): void {
  heardOf(held, pushed.seq);
  // The first entry of all needs no replay before it.
  if (pushed.seq === 1) held.last ??= 0;
  if (held.last !== undefined && pushed.seq <= held.last + 1) append(turn, held, [pushed]);
  else fill(turn, held);
}

export function live(turn: Turn, held: Draft<Held>, head: number): void {
  heardOf(held, head);
  held.live = true;
  held.last ??= head;
  if (held.last < held.head) fill(turn, held);
}

export function reset(turn: Turn, held: Draft<Held>): void {
  Object.assign(held, EMPTY);
  turn.state.queue = turn.state.queue.flatMap((item) => {
    // What was answered before the reset has its place in a log that is no more.
    if (item.status === "acked") return [];
    const stale = item.kind === "request" && (item.purpose === "fill" || item.purpose === "older");
    return stale ? { ...item, purpose: "ignored" } : item;
  });
}

/** A head above ours in two ticks running means that something was lost on the way. */
export function tick(turn: Turn, held: Draft<Held>, head: number): void {
  if (head <= (held.last ?? 0)) held.behindTicks = 0;
  else {
    heardOf(held, head);
    if (++held.behindTicks > 1) fill(turn, held);
  }
}

/** Asks for what comes after our copy; without a copy, for the newest. */
function fill(turn: Turn, held: Draft<Held>): void {
  if (held.filling) return;
  held.filling = true;
  history(turn, held, "fill", held.last === undefined ? {} : { after: held.last, limit: PAGE });
}

export function older(turn: Turn, held: Draft<Held>): void {
  if (held.loadingOlder || !hasOlder(held) || turn.state.link.at !== "live") return;
  held.loadingOlder = true;
  history(turn, held, "older", { before: held.entries[0]?.seq, limit: OLDER_PAGE });
}

function history(turn: Turn, held: Held, purpose: "fill" | "older", bounds: object): void {
  const conversation = held.conversation.id;
  ask(turn, { type: "history", id: turn.world.id(), conversation, ...bounds }, purpose);
}

/** A page after our copy, or the newest page. */
export function filled(turn: Turn, held: Draft<Held>, page: HistoryPage | undefined): void {
  held.filling = false;
  if (!page) return;
  heardOf(held, page.head);
  const first = page.entries[0]?.seq ?? page.head + 1;
  // Nothing here, or what came after our copy is gone for good: begin anew with what there is.
  if (held.last === undefined || (page.entries[0] && first > held.last + 1)) {
    held.entries = [];
    held.last = first - 1;
  }
  const before = held.last;
  append(turn, held, page.entries);
  if (held.last < held.head && held.last > before) fill(turn, held);
}

/** A page before our copy. */
export function olderCame(held: Draft<Held>, page: HistoryPage | undefined): void {
  held.loadingOlder = false;
  const first = held.entries[0]?.seq ?? 0;
  if (!page) return;
  held.conversation = { ...held.conversation, floor: page.floor };
  const before = page.entries.filter((one) => one.seq < first);
  if (before.at(-1)?.seq === first - 1) held.entries = [...before, ...held.entries];
}

export function hasOlder(held: Held): boolean {
  return (held.entries[0]?.seq ?? 0) > held.conversation.floor;
}

/** Applies what follows on our copy, in order, and skips what it has. */
function append(turn: Turn, held: Draft<Held>, entries: readonly Entry[]): void {
  for (const one of entries) {
    if (one.seq !== (held.last ?? 0) + 1) continue;
    const { content, author } = one;
    held.last = one.seq;
    held.entries = [...held.entries, one];
    // Erasing leaves a tombstone where the erased one stood.
    if (content.kind === "erased")
      held.entries = held.entries.map((old) =>
        old.seq === content.seq ? { ...old, content: { kind: "tombstone" } } : old,
      );
    if (author.kind === held.typing?.by) held.typing = undefined;
    if (author.kind === turn.state.opening.as) merge(turn, one);
    else if (isMine(turn.state, held)) reached(turn, held, "delivered", one.seq);
  }
}

/** An own message and its entry are one; once the entry is here, an answered message has done its work. */
function merge(turn: Turn, { id, seq, author }: Entry): void {
  const message = turn.state.queue.find((item) => item.id === id);
  if (message?.kind !== "message" || (author.id !== undefined && author.id !== turn.state.me?.id)) return;
  replace(turn, message, message.status === "acked" ? undefined : { ...message, seq });
}

function heardOf(held: Draft<Held>, head: number): void {
  held.head = Math.max(held.head, head);
}

/** A connection has ended: what it had under way is void; the copies stay. */
export function interruptLog(held: Draft<Held>): void {
  held.typing = undefined;
  held.live = held.filling = held.loadingOlder = false;
  held.behindTicks = 0;
  held.marks = { ...held.marks, deliveredTold: 0, readTold: 0 };
}
