import { describe, expect, test } from "vitest";
import { hasOlder, thread, unread } from "../src/index.ts";
import { Bench, conversation, entry, sent, seqs } from "./world.ts";

function following(head: number): Bench {
  const bench = new Bench();
  bench.welcomed([conversation({ head })]);
  bench.frame({ type: "replay", conversation: "k", from: 1, head });
  for (let seq = 1; seq <= head; seq++) bench.frame(entry(seq));
  bench.frame({ type: "live", conversation: "k", head });
  return bench;
}

function page(re: unknown, from: number, to: number, fields: object = {}): object {
  const entries = [];
  for (let seq = from; seq <= to; seq++) entries.push(entry(seq));
  return { type: "ok", re, conversation: "k", entries, more: false, floor: 1, head: to, ...fields };
}

describe("the copy of a log", () => {
  test("begins where the first replay begins", () => {
    const bench = new Bench();
    bench.welcomed([conversation({ head: 7 })]);
    bench.frame({ type: "replay", conversation: "k", from: 5, head: 7 });
    for (const seq of [5, 6, 7]) bench.frame(entry(seq));
    expect(seqs(bench.state)).toEqual([5, 6, 7]);
  });

  test("applies an entry once, however often it comes", () => {
    const bench = following(3);
    bench.frame(entry(2));
    bench.frame(entry(3));
    bench.frame(entry(4));
    bench.frame(entry(4));
    expect(seqs(bench.state)).toEqual([1, 2, 3, 4]);
  });

  test("asks for a hole once and fills it", () => {
    const bench = following(3);
    const asked = [...sent(bench.frame(entry(5))), ...sent(bench.frame(entry(6)))];
    expect(asked).toMatchObject([{ type: "history", conversation: "k", after: 3 }]);
    bench.frame(page(asked[0]?.id, 4, 6));
    expect(seqs(bench.state)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("goes on asking while pages are shorter than the hole", () => {
    const bench = following(1);
    const [first] = sent(bench.frame(entry(9)));
    const [second] = sent(bench.frame(page(first?.id, 2, 5, { head: 9, more: true })));
    expect(second).toMatchObject({ type: "history", after: 5 });
    bench.frame(page(second?.id, 6, 9));
    expect(seqs(bench.state).at(-1)).toBe(9);
  });

  test("fills the hole that a replay leaves above it", () => {
    const bench = following(3);
    const [asked] = sent(bench.frame({ type: "replay", conversation: "k", from: 6, head: 8 }));
    expect(asked).toMatchObject({ type: "history", after: 3 });
  });

  test("is dropped when a replay begins far above it", () => {
    const bench = following(3);
    bench.frame({ type: "replay", conversation: "k", from: 951, head: 1000 });
    bench.frame(entry(951));
    expect(seqs(bench.state)).toEqual([951]);
    expect(bench.state.conversations.k && hasOlder(bench.state.conversations.k)).toBe(true);
  });

  test("is asked for when a tick's head stays above it, and not before", () => {
    const bench = following(3);
    const tick = { type: "tick", at: "2026-01-02T03:04:05.000Z", heads: [["k", 4]] };
    expect(sent(bench.frame(tick)).map((frame) => frame.type)).toEqual(["tock"]);
    expect(sent(bench.frame(tick)).map((frame) => frame.type)).toEqual(["tock", "history"]);
  });

  test("begins anew where its continuation was removed by retention", () => {
    const bench = following(3);
    const [asked] = sent(bench.frame(entry(30)));
    bench.frame(page(asked?.id, 20, 30, { floor: 20 }));
    expect(seqs(bench.state)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
  });

  test("is forgotten by a reset, and an answer from before it is ignored", () => {
    const bench = following(3);
    const [asked] = sent(bench.frame(entry(5)));
    bench.frame({ type: "reset", conversation: "k", reason: "epoch" });
    bench.frame(page(asked?.id, 4, 5));
    expect(seqs(bench.state)).toEqual([]);
    bench.frame({ type: "replay", conversation: "k", from: 1, head: 1 });
    bench.frame(entry(1));
    expect(seqs(bench.state)).toEqual([1]);
  });

  test("is continued by a cursor after a reconnect", () => {
    const bench = following(3);
    bench.put({ type: "closed", code: 1006 });
    bench.wake();
    const [hello] = sent(bench.put({ type: "opened" }));
    expect(hello).toMatchObject({ type: "hello", epoch: "e1", cursors: [{ conversation: "k", seq: 3 }] });
  });

  test("grows at the front by older pages, one at a time, down to the floor", () => {
    const bench = new Bench();
    bench.welcomed([conversation({ head: 60 })]);
    bench.frame({ type: "replay", conversation: "k", from: 58, head: 60 });
    for (const seq of [58, 59, 60]) bench.frame(entry(seq));
    const asked = sent(bench.put({ type: "older", conversation: "k" }));
    expect(sent(bench.put({ type: "older", conversation: "k" }))).toEqual([]);
    expect(asked).toMatchObject([{ type: "history", before: 58, limit: 50 }]);
    bench.frame(page(asked[0]?.id, 8, 57, { floor: 8, head: 60 }));
    expect(seqs(bench.state)[0]).toBe(8);
    expect(sent(bench.put({ type: "older", conversation: "k" }))).toEqual([]);
  });

  test("shows a tombstone where an entry was erased", () => {
    const bench = following(3);
    bench.frame(entry(4, { content: { kind: "erased", seq: 2 } }));
    expect(bench.state.conversations.k?.entries[1]?.content).toEqual({ kind: "tombstone" });
  });

  test("needs no replay when it begins with the first entry of all", () => {
    const bench = new Bench();
    bench.welcomed();
    bench.frame({ type: "conversation", conversation: conversation({ head: 2 }) });
    bench.frame(entry(1, { content: { kind: "opened", cycle: 1 } }));
    bench.frame(entry(2));
    expect(seqs(bench.state)).toEqual([1, 2]);
  });
});

describe("marks", () => {
  test("tell what came of the other side, coalesced to one", () => {
    const bench = following(3);
    expect(sent(bench.wake())).toEqual([{ type: "delivered", conversation: "k", seq: 3 }]);
    bench.frame(entry(4));
    bench.frame(entry(5));
    bench.put({ type: "read", conversation: "k", seq: 99 });
    expect(sent(bench.wake())).toEqual([
      { type: "delivered", conversation: "k", seq: 5 },
      { type: "read", conversation: "k", seq: 5 },
    ]);
    expect(sent(bench.wake()).filter((frame) => frame.type === "read")).toEqual([]);
  });

  test("are told again after a reconnect when the server does not know them", () => {
    const bench = following(3);
    bench.put({ type: "read", conversation: "k", seq: 3 });
    bench.wake();
    bench.put({ type: "closed", code: 1006 });
    bench.wake();
    bench.welcomed([conversation({ head: 3, delivered: { visitor: 3, agent: 0 } })]);
    expect(sent(bench.wake())).toEqual([{ type: "read", conversation: "k", seq: 3 }]);
  });

  test("count what is unread without own messages and events", () => {
    const bench = following(2);
    bench.frame(entry(3, { author: { kind: "visitor", id: "v1" } }));
    bench.frame(
      entry(4, { author: { kind: "system" }, content: { kind: "closed", cycle: 1, reason: "idle" } }),
    );
    const held = bench.state.conversations.k;
    expect(held && unread(bench.state, held)).toBe(2);
    bench.put({ type: "read", conversation: "k", seq: 1 });
    const now = bench.state.conversations.k;
    expect(now && unread(bench.state, now)).toBe(1);
  });
});

test("an entry keeps its place in the thread when its message becomes it", () => {
  const bench = following(1);
  bench.put({ type: "send", id: "m1", content: { kind: "text", text: "hello" } });
  expect(thread(bench.state, "k").map((row) => row.key)).toEqual(["#1", "m1"]);
  bench.frame(entry(2, { id: "m1", author: { kind: "visitor", id: "v1" } }));
  expect(thread(bench.state, "k").map((row) => `${row.kind} ${row.key}`)).toEqual(["entry #1", "entry m1"]);
});
