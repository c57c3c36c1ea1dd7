import type { Author, Conversation, Entry, EntryContent, Held, State } from "@rapport/client";
import { begin } from "@rapport/client";

/** Given things for tests: conversations, entries and states with everything that does not matter filled in. */

export const li = { id: "a-li", name: "Li" };
export const wang = { id: "a-wang", name: "Wang" };
export const visitor: Author = { kind: "visitor", id: "v-1", name: "Ming" };

export function conversation(given: Partial<Conversation> = {}): Conversation {
  return {
    id: "c-1",
    state: "assigned",
    cycle: 1,
    head: 0,
    floor: 1,
    fence: 1,
    priority: 0,
    agent: { ...li, present: true },
    read: { visitor: 0, agent: 0 },
    delivered: { visitor: 0, agent: 0 },
    visitor: { id: "v-1", name: "Ming", identified: false, present: true },
    ...given,
  };
}

/** Entries numbered from 1, a second apart, beginning at `from`. */
export function entries(
  said: readonly (readonly [Author, EntryContent])[],
  from = "2026-11-23T08:00:00.000Z",
): readonly Entry[] {
  return said.map(([author, content], index) => ({
    conversation: "c-1",
    seq: index + 1,
    at: new Date(Date.parse(from) + index * 1000).toISOString(),
    author,
    content,
  }));
}

export const text = (words: string): EntryContent => ({ kind: "text", text: words });
export const by = (agent: { id: string; name: string }): Author => ({ kind: "agent", ...agent });
export const system: Author = { kind: "system" };

export function held(
  given: Partial<Conversation> = {},
  log: readonly Entry[] = [],
  more: Partial<Held> = {},
): Held {
  return {
    conversation: conversation({ head: log.length, ...given }),
    entries: log,
    last: log.length,
    head: log.length,
    live: true,
    opened: false,
    dismissed: false,
    filling: false,
    loadingOlder: false,
    behindTicks: 0,
    marks: { delivered: 0, read: 0, deliveredTold: 0, readTold: 0 },
    ...more,
  };
}

/** Li's console, connected, holding these conversations. */
export function stateOf(all: readonly Held[], role: "agent" | "supervisor" = "agent"): State {
  return {
    ...begin({ opening: { as: "agent" }, session: "s" }),
    link: { at: "live", attempt: 0, heardAt: 0 },
    me: { kind: "agent", ...li, role, capacity: 5, status: "online" },
    conversations: Object.fromEntries(all.map((one) => [one.conversation.id, one])),
  };
}
