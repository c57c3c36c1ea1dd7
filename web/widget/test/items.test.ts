import { begin, type Entry, type EntryContent, type State } from "@rapport/client";
import { expect, test } from "vitest";
import { items } from "../src/items.ts";
import type { Words } from "../src/words.ts";

const NOW = new Date(2026, 4, 20, 15, 0).getTime();
const MINUTE = 60_000;
const t: Words = (word, values) => [word, ...Object.values(values ?? {})].join(" ");

type Said = {
  readonly by?: "li" | "wang" | "visitor";
  readonly ago?: number;
  readonly content: EntryContent | string;
};

function state(...all: readonly Said[]): State {
  const entries = all.map(({ by, ago = 1, content }, index): Entry => {
    const author =
      by === "visitor"
        ? { kind: "visitor", id: "v" }
        : by
          ? { kind: "agent", id: by, name: by }
          : { kind: "system" };
    return {
      conversation: "k",
      seq: index + 1,
      at: new Date(NOW - ago * MINUTE).toISOString(),
      author: author as Entry["author"],
      content: typeof content === "string" ? { kind: "text", text: content } : content,
    };
  });
  const marks = { visitor: 0, agent: 0 };
  const conversation = {
    id: "k",
    state: "assigned",
    cycle: 1,
    head: entries.length,
    floor: 1,
    fence: 1,
    priority: 0,
    read: { ...marks, agent: 1 },
    delivered: marks,
  } as const;
  const held = {
    conversation,
    entries,
    last: entries.length,
    head: entries.length,
    live: true,
    opened: false,
    dismissed: false,
    filling: false,
    loadingOlder: false,
    behindTicks: 0,
    marks: { delivered: 0, read: 0, deliveredTold: 0, readTold: 0 },
  };
  return { ...begin({ opening: { as: "visitor", site: "s" }, session: "t" }), conversations: { k: held } };
}

const shown = (now: State, newFrom?: number) =>
  items(now, "k", newFrom, t, "en", NOW).map((item) =>
    item.kind === "bubble"
      ? `${item.name ?? "-"}: ${item.text}${item.delivery ? ` (${item.delivery})` : ""}`
      : `[${item.text}]`,
  );

const assigned = (id: string) => ({ kind: "assigned", agent: { id, name: id }, fence: 1 }) as const;

test("a day is named once, and a name where another speaker begins", () => {
  const now = state(
    { by: "visitor", ago: 26 * 60, content: "old" },
    { by: "visitor", content: "hello" },
    { by: "li", content: "hi" },
    { by: "li", content: "there" },
  );
  expect(shown(now)).toEqual(["[yesterday]", "-: old", "[today]", "-: hello (sent)", "li: hi", "-: there"]);
});

test("a hand-over is one quiet line, and coming back to the same agent is none", () => {
  const now = state(
    { content: { kind: "opened", cycle: 1 } },
    { by: "visitor", content: "hello" },
    { content: assigned("li") },
    { content: assigned("wang") },
    { content: assigned("wang") },
  );
  expect(shown(now)).toEqual(["[today]", "-: hello (sent)", "[joined  li]", "[handed li wang]"]);
});

test("an agent who joins after the end is not a hand-over", () => {
  const closed = { kind: "closed", cycle: 1, reason: "agent" } as const;
  const now = state({ content: assigned("li") }, { content: closed }, { content: assigned("wang") });
  expect(shown(now)).toEqual(["[today]", "[joined  li]", "[closed]", "[joined  wang]"]);
});

test("only the last own message says how far it got", () => {
  const now = state({ by: "visitor", content: "one" }, { by: "visitor", content: "two" });
  expect(shown(now)).toEqual(["[today]", "-: one", "-: two (sent)"]);
});

test("what is new stands under a line", () => {
  const now = state(
    { by: "li", content: "seen" },
    { by: "li", content: "fresh" },
    { by: "li", content: "too" },
  );
  expect(shown(now, 1)).toEqual(["[today]", "li: seen", "[new]", "-: fresh", "-: too"]);
});

test("an erased message says so", () => {
  const now = state(
    { by: "li", content: { kind: "tombstone" } },
    { by: "li", content: { kind: "erased", seq: 1 } },
  );
  expect(shown(now)).toEqual(["[today]", "li: erased"]);
});
