import { describe, expect, test } from "vitest";
import { type Effect, outbox } from "../src/index.ts";
import { Bench, conversation, entry, sent } from "./world.ts";

const text = (words: string) => ({ kind: "text", text: words }) as const;

function kinds(effects: readonly Effect[]): readonly string[] {
  return effects.map((effect) => effect.type);
}

describe("a message", () => {
  test("is kept before it is sent, and dropped after the answer", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    expect(kinds(bench.put({ type: "send", id: "m1", content: text("hi") }))).toEqual(["keep", "transmit"]);
    const answered = bench.frame({ type: "ok", re: "m1", conversation: "k", seq: 1, at: "…" });
    expect(kinds(answered)).toEqual(["drop", "settled"]);
    expect(outbox(bench.state, "k")).toMatchObject([{ id: "m1", status: "acked" }]);
    bench.frame(entry(1, { id: "m1", author: { kind: "visitor", id: "v1" } }));
    expect(bench.state.queue).toEqual([]);
  });

  test("waits while there is no connection, and goes out by itself, under its id, in order", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    bench.put({ type: "closed", code: 1006 });
    for (const id of ["m1", "m2", "m3"]) bench.put({ type: "send", id, content: text(id) });
    bench.wake();
    bench.effects = [];
    bench.welcomed([conversation()]);
    const again = sent(bench.effects).filter((frame) => frame.type === "send");
    expect(again.map((frame) => frame.id)).toEqual(["m1", "m2", "m3"]);
  });

  test("that was unanswered when the connection broke is sent again", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    bench.put({ type: "send", id: "m1", content: text("hi") });
    bench.put({ type: "closed", code: 1006 });
    bench.wake();
    bench.effects = [];
    bench.welcomed([conversation()]);
    expect(sent(bench.effects).find((frame) => frame.type === "send")).toMatchObject({ id: "m1" });
    bench.frame(entry(1, { id: "m1", author: { kind: "visitor", id: "v1" } }));
    expect(outbox(bench.state, "k")).toEqual([]);
    bench.frame({ type: "ok", re: "m1", conversation: "k", seq: 1, at: "…", duplicate: true });
    expect(bench.state.queue).toEqual([]);
  });

  test("that was refused stays in sight, and its retry has a new id", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    bench.put({ type: "send", id: "m1", content: text("hi") });
    bench.frame({ type: "error", re: "m1", code: "forbidden", message: "no" });
    expect(outbox(bench.state, "k")).toMatchObject([{ status: "failed", refusal: { code: "forbidden" } }]);
    const retried = bench.put({ type: "retry", id: "m1", as: "m2" });
    expect(kinds(retried)).toEqual(["drop", "keep", "transmit"]);
    expect(sent(retried)).toMatchObject([{ type: "send", id: "m2", content: text("hi") }]);
  });

  test("that no server would take is refused here and never sent", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    const long = bench.put({ type: "send", id: "m1", content: text("界".repeat(5_500)) });
    const half = bench.put({ type: "send", id: "m2", content: text("\ud83d") });
    expect([...sent(long), ...sent(half)]).toEqual([]);
    expect(outbox(bench.state, "k").map((one) => one.refusal?.code)).toEqual(["too_large", "malformed"]);
  });

  test("is never the seventeenth unanswered one", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    bench.effects = [];
    for (let n = 1; n <= 20; n++) bench.put({ type: "send", id: `m${n}`, content: text("x") });
    expect(sent(bench.effects)).toHaveLength(16);
    expect(sent(bench.frame({ type: "ok", re: "m1", conversation: "k", seq: 1, at: "…" }))).toMatchObject([
      { id: "m17" },
    ]);
  });

  test("wished for twice with one id is one message", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    bench.put({ type: "send", id: "m1", content: text("hi") });
    expect(bench.put({ type: "send", id: "m1", content: text("hi") })).toEqual([]);
  });

  test("of an agent carries the fence of the assignment, and a note none", () => {
    const bench = new Bench({ as: "agent" });
    bench.welcomed([conversation({ fence: 4 })]);
    const said = bench.put({ type: "send", id: "m1", conversation: "k", content: text("hi") });
    const noted = bench.put({
      type: "send",
      id: "m2",
      conversation: "k",
      content: { kind: "note", text: "n" },
    });
    expect(sent(said)[0]).toHaveProperty("fence", 4);
    expect(sent(noted)[0]).not.toHaveProperty("fence");
  });

  test("written before the server said who we are goes along to the new name", () => {
    const bench = new Bench();
    bench.put({ type: "connect" });
    bench.put({ type: "send", id: "m1", content: text("first") });
    bench.effects = [];
    bench.welcomed();
    expect(bench.effects).toContainEqual(expect.objectContaining({ type: "drop", account: "new" }));
    expect(bench.effects).toContainEqual(expect.objectContaining({ type: "keep", account: "v1" }));
    expect(sent(bench.effects).at(-1)).toMatchObject({ type: "send", id: "m1" });
  });
});

test("what storage still holds goes out before what is new", () => {
  const bench = new Bench();
  bench.put({ type: "connect" });
  bench.put({ type: "send", id: "m9", content: text("new") });
  const kept = {
    kind: "message",
    id: "m1",
    frame: { type: "send", id: "m1", content: text("old") },
    at: 5,
    status: "sent",
  } as const;
  bench.state = { ...bench.state, recalled: false };
  bench.put({ type: "recalled", account: "new", messages: [kept] });
  bench.effects = [];
  bench.welcomed();
  const ids = sent(bench.effects)
    .filter((frame) => frame.type === "send")
    .map((frame) => frame.id);
  expect(ids).toEqual(["m1", "m9"]);
});

describe("a request", () => {
  test("settles with the server's word, refusals included", () => {
    const bench = new Bench({ as: "agent" });
    bench.welcomed();
    bench.put({ type: "request", frame: { type: "take", id: "r1", conversation: "k" } });
    const effects = bench.frame({
      type: "error",
      re: "r1",
      code: "already_taken",
      message: "taken",
      agent: { id: "a2", name: "Wang" },
    });
    expect(effects).toEqual([
      {
        type: "settled",
        id: "r1",
        answer: { ok: false, code: "already_taken", message: "taken", agent: { id: "a2", name: "Wang" } },
      },
    ]);
  });

  test("that moves a conversation never waits for a connection", () => {
    const bench = new Bench({ as: "agent" });
    const effects = bench.put({ type: "request", frame: { type: "take", id: "r1", conversation: "k" } });
    expect(effects).toMatchObject([{ type: "settled", answer: { ok: false, code: "disconnected" } }]);
  });

  test("that can be said twice outlives a connection", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    bench.put({ type: "request", frame: { type: "rate", id: "r1", score: 5 } });
    bench.put({ type: "closed", code: 1006 });
    bench.wake();
    bench.effects = [];
    bench.welcomed([conversation()]);
    expect(sent(bench.effects)).toContainEqual({ type: "rate", id: "r1", score: 5 });
  });
});
