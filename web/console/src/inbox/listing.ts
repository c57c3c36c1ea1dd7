import { type Author, type Held, isMine, type State } from "@rapport/client";
import { givenName } from "../shared/names";
import { unreadOf, waitingSince } from "./waits";

export const tabs = ["mine", "queue", "all"] as const;
export type Tab = (typeof tabs)[number];

/** A conversation as a row of the list shows it. Everything here is derived from what the client holds. */
export interface Listed {
  readonly id: string;
  readonly held: Held;
  readonly mine: boolean;
  readonly name: string | undefined;
  readonly last: { readonly at: number; readonly author: Author; readonly preview: string } | undefined;
  readonly waitingSince: number | undefined;
  readonly unread: number;
}

// One row for one state of a conversation, so that a tick that changes one row rebuilds one row.
const built = new WeakMap<Held, { readonly me: string | undefined; readonly listed: Listed }>();

export function listed(state: State, held: Held): Listed {
  const me = state.me?.id;
  const before = built.get(held);
  if (before !== undefined && before.me === me) return before.listed;
  const mine = isMine(state, held);
  const { last, visitor, id } = held.conversation;
  const row: Listed = {
    id,
    held,
    mine,
    name: givenName(visitor),
    last:
      last === undefined
        ? undefined
        : { at: Date.parse(last.at), author: last.author, preview: last.preview },
    waitingSince: waitingSince(held),
    unread: mine ? unreadOf(held) : 0,
  };
  built.set(held, { me, listed: row });
  return row;
}

export interface Lists {
  readonly mine: readonly Listed[];
  readonly queue: readonly Listed[];
  readonly open: readonly Listed[];
  readonly closed: readonly Listed[];
}

const derived = new WeakMap<
  State["conversations"],
  { readonly me: string | undefined; readonly lists: Lists }
>();

/** All lists, each in its order. Whoever waits longest stands first; the queue is in its own order. */
export function listsOf(state: State): Lists {
  const me = state.me?.id;
  const before = derived.get(state.conversations);
  if (before !== undefined && before.me === me) return before.lists;
  const rows = Object.values(state.conversations).map((held) => listed(state, held));
  const open = rows.filter((row) => row.held.conversation.state !== "idle");
  const lists: Lists = {
    mine: rows.filter((row) => row.mine && row.held.conversation.state === "assigned").sort(byWaiting),
    queue: open.filter((row) => row.held.conversation.state === "queued").sort(byPlace),
    open: open.sort(byWaiting),
    closed: rows
      .filter((row) => row.held.conversation.state === "idle" && row.last !== undefined)
      .sort(byNewest),
  };
  derived.set(state.conversations, { me, lists });
  return lists;
}

function byWaiting(a: Listed, b: Listed): number {
  const waiting = (a.waitingSince ?? Number.POSITIVE_INFINITY) - (b.waitingSince ?? Number.POSITIVE_INFINITY);
  return Number.isNaN(waiting) || waiting === 0 ? byNewest(a, b) : waiting;
}

function byPlace(a: Listed, b: Listed): number {
  // Who is promised no place (outside the hours, or beyond the limit) comes after those who are.
  const place = (row: Listed): number => row.held.conversation.queue?.position ?? Number.MAX_SAFE_INTEGER;
  const arrival = (row: Listed): number => row.waitingSince ?? row.last?.at ?? 0;
  return place(a) - place(b) || arrival(a) - arrival(b) || byId(a, b);
}

function byNewest(a: Listed, b: Listed): number {
  return (b.last?.at ?? 0) - (a.last?.at ?? 0) || byId(a, b);
}

function byId(a: Listed, b: Listed): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Rows whose name, handle, address or last words contain `wanted`. */
export function matching(rows: readonly Listed[], wanted: string): readonly Listed[] {
  const needle = wanted.trim().toLocaleLowerCase();
  if (needle === "") return rows;
  return rows.filter(({ name, last, held }) => {
    const email = held.conversation.visitor?.email ?? "";
    const visitor = held.conversation.visitor?.id ?? "";
    return [name ?? "", email, visitor, last?.preview ?? ""].some((field) =>
      field.toLocaleLowerCase().includes(needle),
    );
  });
}

/** The row after (or before) `current`, going round at the ends; the first one if `current` is not in the list. */
export function neighbour(
  rows: readonly Listed[],
  current: string | undefined,
  step: 1 | -1,
): Listed | undefined {
  const at = rows.findIndex((row) => row.id === current);
  if (at < 0) return rows[0];
  return rows[(at + step + rows.length) % rows.length];
}

/** What an agent serves right now, as the socket tells. */
export function servedBy(state: State, agent: string): readonly Listed[] {
  return listsOf(state).open.filter(
    ({ held: { conversation } }) => conversation.state === "assigned" && conversation.agent?.id === agent,
  );
}
