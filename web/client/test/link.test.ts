import { describe, expect, test } from "vitest";
import { connection, deadline } from "../src/index.ts";
import { Bench, conversation, entry, sent, seqs } from "./world.ts";

describe("the connection", () => {
  test("is tried again after a random part of a doubling time, at most 30 s", () => {
    const bench = new Bench();
    bench.random = () => 0.999;
    bench.put({ type: "connect" });
    const delays: number[] = [];
    for (let n = 0; n < 9; n++) {
      bench.put({ type: "closed", code: 1006 });
      delays.push((deadline(bench.state) ?? 0) - bench.now);
      bench.wake();
    }
    expect(delays).toEqual([499, 999, 1998, 3996, 7992, 15984, 29970, 29970, 29970]);
  });

  test("comes back when the server says, if it says", () => {
    const bench = new Bench();
    bench.welcomed();
    bench.frame({ type: "bye", code: 4000, reason: "drain", retryAfterMs: 1234 });
    bench.put({ type: "closed", code: 4000 });
    expect(connection(bench.state.link)).toEqual({ kind: "waiting", retryAt: bench.now + 1234 });
  });

  test.each([4502, 4503, 4504, 4506])("ends for good with %i", (code) => {
    const bench = new Bench();
    bench.welcomed();
    bench.put({ type: "closed", code });
    expect(bench.state.link).toEqual({ at: "ended", code });
  });

  test("is tried again when the hello came too late", () => {
    const bench = new Bench();
    bench.put({ type: "connect" });
    bench.put({ type: "opened" });
    bench.put({ type: "closed", code: 4504 });
    expect(bench.state.link.at).toBe("waiting");
  });

  test.each([1006, 1012, 4000, 4001, 4002, 4005])("is tried again after %i", (code) => {
    const bench = new Bench();
    bench.welcomed();
    bench.put({ type: "closed", code });
    expect(bench.state.link.at).toBe("waiting");
  });

  test("of a visitor whose token is refused begins anew without it, once", () => {
    const bench = new Bench({ as: "visitor", site: "shop", token: "stale" });
    bench.put({ type: "connect" });
    expect(sent(bench.put({ type: "opened" }))[0]).toHaveProperty("token", "stale");
    const effects = bench.put({ type: "closed", code: 4501 });
    expect(effects.map((effect) => effect.type)).toEqual(["forget", "dial"]);
    expect(sent(bench.put({ type: "opened" }))[0]).not.toHaveProperty("token");
    bench.put({ type: "closed", code: 4501 });
    expect(bench.state.link).toEqual({ at: "ended", code: 4501 });
  });

  test("is dead after two silent ticks", () => {
    const bench = new Bench();
    bench.welcomed();
    bench.now += 49_999;
    expect(bench.put({ type: "timer" })).toEqual([]);
    bench.now += 1;
    expect(bench.put({ type: "timer" })).toEqual([{ type: "hangUp" }]);
    expect(bench.state.link.at).toBe("waiting");
  });

  test("is given up when nobody answers the hello", () => {
    const bench = new Bench();
    bench.put({ type: "connect" });
    bench.put({ type: "opened" });
    expect(bench.wake()).toEqual([{ type: "hangUp" }]);
  });

  test("is tried at once when the network is back", () => {
    const bench = new Bench();
    bench.welcomed();
    bench.put({ type: "closed", code: 1006 });
    expect(bench.put({ type: "hurry" })).toEqual([{ type: "dial" }]);
  });

  test("answers each tick and learns the server's clock", () => {
    const bench = new Bench();
    bench.welcomed();
    const at = new Date(bench.now + 3_000).toISOString();
    expect(sent(bench.frame({ type: "tick", at, heads: [] }))).toEqual([{ type: "tock" }]);
    expect(bench.state.clockOffsetMs).toBe(3_000);
  });

  test("ignores frames of a later version", () => {
    const bench = new Bench();
    bench.welcomed();
    expect(bench.frame({ type: "sparkle", glitter: 3 })).toEqual([]);
  });
});

describe("an agent's client", () => {
  test("asks again after a reconnect for what it watched and opened", () => {
    const bench = new Bench({ as: "agent" });
    bench.welcomed();
    bench.put({ type: "request", frame: { type: "watch", id: "r1", scope: "all" } });
    bench.frame({ type: "ok", re: "r1" });
    bench.put({ type: "request", frame: { type: "open", id: "r2", conversation: "k" } });
    const other = conversation({ agent: { id: "a2", name: "Wang", present: true }, head: 1 });
    bench.frame({ type: "ok", re: "r2", conversation: other });
    bench.frame({ type: "replay", conversation: "k", from: 1, head: 1 });
    bench.frame(entry(1));
    bench.put({ type: "closed", code: 1006 });
    bench.wake();
    bench.effects = [];
    bench.welcomed();
    expect(sent(bench.effects)).toMatchObject([
      { type: "hello" },
      { type: "watch", scope: "all" },
      { type: "open", conversation: "k", cursor: 1 },
    ]);
    expect(sent(bench.effects)[0]).not.toHaveProperty("cursors");
  });

  test("keeps the copy of a conversation that it lost, without following it", () => {
    const bench = new Bench({ as: "agent" });
    bench.welcomed([conversation({ head: 1 })]);
    bench.frame({ type: "replay", conversation: "k", from: 1, head: 1 });
    bench.frame(entry(1));
    bench.frame({ type: "dismissed", conversation: "k", fence: 1 });
    expect(seqs(bench.state)).toEqual([1]);
    expect(bench.state.conversations.k).toMatchObject({ dismissed: true, live: false });
    bench.frame({ type: "conversation", conversation: conversation({ head: 1, fence: 3 }) });
    expect(bench.state.conversations.k?.dismissed).toBe(false);
  });
});

describe("an agent's own status", () => {
  const told = (status: "online" | "away", capacity = 5) =>
    ({
      type: "agent",
      agent: { id: "a1", name: "Li", role: "agent", capacity, status, load: 1 },
    }) as const;
  const begun = () => {
    const bench = new Bench({ as: "agent" });
    bench.welcomed();
    bench.frame(told("online"));
    bench.put({ type: "request", frame: { type: "availability", id: "r1", status: "online" } });
    bench.frame({ type: "ok", re: "r1", status: "online" });
    return bench;
  };

  test("changes by what somebody else does, and that is known to be from elsewhere", () => {
    const bench = begun();
    expect(bench.state.me).toMatchObject({ status: "online", statusFromElsewhere: false });
    bench.frame(told("away"));
    expect(bench.state.me).toMatchObject({ status: "away", statusFromElsewhere: true });
  });

  test("is no news when one asked for it oneself, whichever word comes first", () => {
    const bench = begun();
    bench.put({ type: "request", frame: { type: "availability", id: "r2", status: "away" } });
    bench.frame(told("away"));
    expect(bench.state.me).toMatchObject({ status: "away", statusFromElsewhere: false });
    bench.frame({ type: "ok", re: "r2", status: "away" });
    bench.frame(told("away", 3));
    expect(bench.state.me).toMatchObject({ status: "away", capacity: 3, statusFromElsewhere: false });
  });
});

describe("typing", () => {
  test("is told at once, then once a second with the newest text", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    expect(sent(bench.put({ type: "typing", text: "a" }))).toEqual([{ type: "typing", text: "a" }]);
    expect(sent(bench.put({ type: "typing", text: "ab" }))).toEqual([]);
    expect(sent(bench.put({ type: "typing", text: "abc" }))).toEqual([]);
    expect(sent(bench.wake())).toEqual([{ type: "typing", text: "abc" }]);
  });

  test("of the other side lapses after six seconds, or when they have spoken", () => {
    const bench = new Bench();
    bench.welcomed([conversation()]);
    bench.frame({ type: "typing", conversation: "k", by: "agent", name: "Li" });
    expect(bench.state.conversations.k?.typing?.name).toBe("Li");
    bench.frame(entry(1));
    expect(bench.state.conversations.k?.typing).toBeUndefined();
    bench.frame({ type: "typing", conversation: "k", by: "agent", name: "Li" });
    bench.now += 6_000;
    bench.put({ type: "timer" });
    expect(bench.state.conversations.k?.typing).toBeUndefined();
  });
});
