import type { Conversation, Entry, HistoryPage } from "./frames.ts";
import { telling } from "./marks.ts";
import { ask } from "./queue.ts";
import { follows, type Held, isMine } from "./state.ts";
import { change, heldOf, type Turn, update, without } from "./turn.ts";

/** The page size of `history`, and the widest hole that is filled rather than forgotten. */
const PAGE = 200;
const OLDER_PAGE = 50;

const NO_MARKS = { delivered: 0, read: 0, deliveredTold: 0, readTold: 0 };

/** The newest state of a conversation, from a push. */
export function learnt(turn: Turn, conversation: Conversation): void {
  const held = heldOf(turn, conversation.id);
  const head = Math.max(conversation.head, held?.head ?? 0);
  const base: Held = held ?? {
    conversation,
    entries: [],
    head,
    live: false,
    opened: false,
    dismissed: false,
    filling: false,
    loadingOlder: false,
    behindTicks: 0,
    marks: NO_MARKS,
  };
  // A push that says "assigned to me" ends an earlier dismissal.
  const dismissed = base.dismissed && conversation.agent?.id !== turn.state.me?.id;
  change(turn, base, { conversation, head, dismissed });
}

/** The same from an answer, which may have been overtaken by a push. */
export function learntFromAnswer(turn: Turn, conversation: Conversation): void {
  const known = heldOf(turn, conversation.id)?.conversation;
  if (
    known === undefined ||
    (conversation.fence >= known.fence &&
      conversation.cycle >= known.cycle &&
      conversation.head >= known.head)
  )
    learnt(turn, conversation);
}

export function replay(turn: Turn, id: string, from: number, head: number): void {
  const held = heldOf(turn, id);
  if (!held) return;
  const tooFar = held.last !== undefined && from - held.last - 1 > PAGE;
  const fresh = held.last === undefined || tooFar;
  const next = change(turn, held, {
    live: false,
    head: Math.max(held.head, head),
    ...(fresh ? { entries: [], last: from - 1 } : {}),
  });
  if (next.last !== undefined && from > next.last + 1) fill(turn, next);
}

/** One entry of a push: applied if it is the next, ignored if it is known, a reason to ask if it is too far. */
export function entry(turn: Turn, pushed: Entry): void {
  const held = heldOf(turn, pushed.conversation);
  if (!held) return;
  const known = change(turn, held, { head: Math.max(held.head, pushed.seq) });
  // The first entry of all needs no replay before it.
  const last = known.last ?? (pushed.seq === 1 ? 0 : undefined);
  if (last !== undefined && pushed.seq === last + 1) append(turn, known, [pushed]);
  else if (last === undefined || pushed.seq > last) fill(turn, known);
}

export function live(turn: Turn, id: string, head: number): void {
  const held = heldOf(turn, id);
  if (!held) return;
  const next = change(turn, held, { live: true, head: Math.max(held.head, head), last: held.last ?? head });
  if (behind(next)) fill(turn, next);
}

export function reset(turn: Turn, id: string): void {
  const held = heldOf(turn, id);
  if (!held) return;
  const emptied = { ...without(held, "last"), entries: [], filling: false, loadingOlder: false, live: false };
  update(turn, {
    conversations: {
      ...turn.state.conversations,
      [id]: { ...emptied, head: 0, behindTicks: 0, marks: NO_MARKS },
    },
    queue: turn.state.queue
      // What was answered before the reset has its place in a log that is no more.
      .filter((item) => !(item.kind === "message" && item.status === "acked"))
      .map((item) =>
        item.kind === "request" && item.frame.type === "history" && item.frame.conversation === id
          ? { ...item, purpose: item.purpose === "caller" ? "caller" : "ignored" }
          : item,
      ),
  });
}

export function dismissed(turn: Turn, id: string): void {
  const held = heldOf(turn, id);
  if (held) change(turn, quiet(held), { dismissed: true, opened: false, live: false });
}

/** A head above ours in two ticks running means that something was lost on the way. */
export function tick(turn: Turn, id: string, head: number): void {
  const held = heldOf(turn, id);
  if (!held || !follows(turn.state, held)) return;
  const missing = head > (held.last ?? 0);
  if (!missing && held.behindTicks === 0) return;
  const next = change(turn, held, {
    head: Math.max(held.head, head),
    behindTicks: missing ? held.behindTicks + 1 : 0,
  });
  if (next.behindTicks > 1) fill(turn, next);
}

/** Asks for what comes after our copy; without a copy, for the newest. */
function fill(turn: Turn, held: Held): void {
  if (held.filling) return;
  change(turn, held, { filling: true });
  const bounds = held.last === undefined ? {} : { after: held.last, limit: PAGE };
  const conversation = held.conversation.id;
  ask(turn, { type: "history", id: turn.world.id(), conversation, ...bounds }, "fill");
}

export function filled(turn: Turn, id: string, page: HistoryPage | undefined): void {
  const held = heldOf(turn, id);
  if (!held) return;
  const ready = change(turn, held, { filling: false });
  if (!page) return;
  const first = page.entries[0];
  // Nothing here, or what came after our copy is gone for good: begin anew with what there is.
  const anew = ready.last === undefined || (first !== undefined && first.seq > ready.last + 1);
  const before = anew ? change(turn, ready, { entries: [], last: (first?.seq ?? page.head + 1) - 1 }) : ready;
  const known = { ...before, head: Math.max(before.head, page.head) };
  const next = append(turn, known, page.entries);
  if (behind(next) && (next.last ?? 0) > (before.last ?? 0)) fill(turn, next);
}

export function older(turn: Turn, id: string): void {
  const held = heldOf(turn, id);
  const first = held?.entries[0];
  if (!held || !first || held.loadingOlder || !hasOlder(held) || turn.state.link.at !== "live") return;
  change(turn, held, { loadingOlder: true });
  const bounds = { before: first.seq, limit: OLDER_PAGE };
  ask(turn, { type: "history", id: turn.world.id(), conversation: id, ...bounds }, "older");
}

export function olderCame(turn: Turn, id: string, page: HistoryPage | undefined): void {
  const held = heldOf(turn, id);
  if (!held) return;
  const first = held.entries[0];
  const before = page?.entries.filter((one) => first !== undefined && one.seq < first.seq) ?? [];
  const fits = before.length > 0 && before.at(-1)?.seq === (first?.seq ?? 0) - 1;
  const floor = page?.floor ?? held.conversation.floor;
  change(turn, held, {
    loadingOlder: false,
    conversation: { ...held.conversation, floor },
    ...(fits ? { entries: [...before, ...held.entries] } : {}),
  });
}

export function hasOlder(held: Held): boolean {
  const first = held.entries[0];
  return first !== undefined && first.seq > held.conversation.floor;
}

/** Applies what follows on our copy, in order, and skips what it has. */
function append(turn: Turn, held: Held, entries: readonly Entry[]): Held {
  let last = held.last ?? 0;
  const added = entries.filter((one) => one.seq === last + 1 && ++last);
  const all = added.length === 0 ? held.entries : erase([...held.entries, ...added], added);
  const { typing } = held;
  const spoke = typing !== undefined && added.some((one) => one.author.kind === typing.by);
  const next = change(turn, spoke ? quiet(held) : held, { entries: all, last });
  for (const one of added) merge(turn, one);
  const foreign = added.findLast((one) => one.author.kind !== turn.state.opening.as);
  if (foreign === undefined || !isMine(turn.state, next)) return next;
  return change(turn, next, { marks: telling(turn, next.marks, { delivered: foreign.seq }) });
}

/** Erasing leaves a tombstone where the erased one stood. */
function erase(entries: readonly Entry[], added: readonly Entry[]): readonly Entry[] {
  const gone = new Set<number>();
  for (const { content } of added) if (content.kind === "erased") gone.add(content.seq);
  if (gone.size === 0) return entries;
  return entries.map((one) => (gone.has(one.seq) ? { ...one, content: { kind: "tombstone" } } : one));
}

/** An own message and its entry are one; once the entry is here, an answered message has done its work. */
function merge(turn: Turn, one: Entry): void {
  const { queue, me, opening } = turn.state;
  if (one.author.kind !== opening.as || (one.author.id !== undefined && one.author.id !== me?.id)) return;
  const at = queue.findIndex((item) => item.kind === "message" && item.id === one.id);
  const message = queue[at];
  if (message?.kind !== "message") return;
  update(turn, {
    queue: queue.flatMap((item) =>
      item !== message ? [item] : item.status === "acked" ? [] : [{ ...message, seq: one.seq }],
    ),
  });
}

export function quiet(held: Held): Held {
  return held.typing === undefined ? held : (without(held, "typing") as Held);
}

function behind(held: Held): boolean {
  return (held.last ?? 0) < held.head;
}

/** A connection has ended: what it had under way is void; the copies stay. */
export function interrupted(held: Held): Held {
  const marks = { ...held.marks, deliveredTold: 0, readTold: 0 };
  return { ...quiet(held), live: false, filling: false, loadingOlder: false, behindTicks: 0, marks };
}
