import { describe, expect, it } from "vitest";
import { amberAfterMs, redAfterMs, shortSpan, urgency } from "../src/inbox/waiting";
import { unreadOf, waitingSince } from "../src/inbox/waits";
import { by, entries, held, li, text, visitor } from "./held";

describe("waiting", () => {
  it("turns amber, then red, at the limits and not before", () => {
    expect(urgency(0)).toBe("calm");
    expect(urgency(amberAfterMs - 1)).toBe("calm");
    expect(urgency(amberAfterMs)).toBe("amber");
    expect(urgency(redAfterMs - 1)).toBe("amber");
    expect(urgency(redAfterMs)).toBe("red");
  });

  it("is written in the largest whole unit", () => {
    expect(shortSpan(-5)).toEqual({ amount: 0, unit: "second" });
    expect(shortSpan(59_999)).toEqual({ amount: 59, unit: "second" });
    expect(shortSpan(60_000)).toEqual({ amount: 1, unit: "minute" });
    expect(shortSpan(3_599_999)).toEqual({ amount: 59, unit: "minute" });
    expect(shortSpan(7_200_000)).toEqual({ amount: 2, unit: "hour" });
    expect(shortSpan(50 * 3_600_000)).toEqual({ amount: 2, unit: "day" });
  });

  it("counts from what nobody has answered, and not at all in a closed conversation", () => {
    const since = "2026-11-23T08:00:00.000Z";
    expect(waitingSince(held({ waitingSince: since }))).toBe(Date.parse(since));
    expect(waitingSince(held())).toBeUndefined();
    expect(waitingSince(held({ state: "idle", waitingSince: since }))).toBeUndefined();
  });
});

describe("unread", () => {
  const log = entries([
    [visitor, text("one")],
    [by(li), text("answer")],
    [visitor, text("two")],
    [by(li), { kind: "note", text: "hm" }],
    [visitor, text("three")],
  ]);

  it("is what the visitor said above the read mark", () => {
    expect(unreadOf(held({ read: { visitor: 0, agent: 3 } }, log))).toBe(1);
    expect(unreadOf(held({ read: { visitor: 0, agent: 5 } }, log))).toBe(0);
  });

  it("counts nothing before an answer: whoever answers has read", () => {
    expect(unreadOf(held({}, log))).toBe(2);
  });

  it("follows the own mark before the server has confirmed it", () => {
    const marks = { delivered: 5, read: 5, deliveredTold: 0, readTold: 0 };
    expect(unreadOf(held({}, log, { marks }))).toBe(0);
  });
});
