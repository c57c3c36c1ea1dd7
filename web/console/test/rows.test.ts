import { describe, expect, it } from "vitest";
import { cyclesOf, type Row, rowsOf } from "../src/thread/rows";
import { by, entries, li, system, text, visitor, wang } from "./held";

const day = (at: string): string => at.slice(0, 10);
const kinds = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) =>
    row.kind === "message" ? `${row.side}${row.first ? " first" : ""}${row.last ? " last" : ""}` : row.kind,
  );

const log = entries([
  [system, { kind: "opened", cycle: 1 }],
  [visitor, text("hello")],
  [system, { kind: "assigned", agent: li, fence: 1, reason: "balanced" }],
  [by(li), text("hello")],
  [system, { kind: "closed", cycle: 1, reason: "agent" }],
  [visitor, { kind: "rated", cycle: 1, score: 4, comment: "good" }],
  [system, { kind: "opened", cycle: 2 }],
  [visitor, text("again")],
  [visitor, text("me")],
  [system, { kind: "assigned", agent: li, fence: 2, reason: "last_agent" }],
  [system, { kind: "assigned", agent: wang, fence: 3, reason: "transferred", from: li }],
  [by(wang), { kind: "note", text: "careful" }],
  [by(wang), text("hi")],
]);

describe("a thread", () => {
  it("separates cycles by a line with their agents and rating", () => {
    expect(cyclesOf(log)).toEqual([
      {
        cycle: 1,
        openedAt: log[0]?.at,
        seq: 1,
        agents: ["Li"],
        closedAt: log[4]?.at,
        score: 4,
        comment: "good",
      },
      { cycle: 2, openedAt: log[6]?.at, seq: 7, agents: ["Li", "Wang"] },
    ]);
  });

  it("is a row for each entry, and none for what a cycle line says already", () => {
    expect(kinds(rowsOf(log, undefined, day))).toEqual([
      "cycle",
      "visitor first last",
      "event",
      "ours first last",
      "event",
      "event",
      "cycle",
      "visitor first",
      "visitor last",
      "event",
      "event",
      "note first last",
      "ours first last",
    ]);
  });

  it("draws the line for new messages once, before the first unread one of the visitor", () => {
    const rows = rowsOf(log, 4, day);
    expect(rows.filter((row) => row.kind === "unread")).toHaveLength(1);
    const at = rows.findIndex((row) => row.kind === "unread");
    expect(rows[at + 1]).toMatchObject({ kind: "message", entry: { seq: 8 } });
  });

  it("draws no line when nothing of the visitor is unread", () => {
    expect(rowsOf(log, 9, day).some((row) => row.kind === "unread")).toBe(false);
  });

  it("begins a new day with a line, unless a cycle begins there", () => {
    const said: Parameters<typeof entries>[0] = [
      [visitor, text("late")],
      [visitor, text("early")],
    ];
    const late = entries(said, "2026-11-22T23:59:59.500Z");
    expect(kinds(rowsOf(late, undefined, day))).toEqual([
      "day",
      "visitor first last",
      "day",
      "visitor first last",
    ]);
  });

  it("keeps the keys of its rows while older and newer entries come", () => {
    const keys = new Set(rowsOf(log, undefined, day).map((row) => row.key));
    for (const row of rowsOf(log.slice(7), undefined, day)) {
      if (row.kind !== "day") expect(keys.has(row.key), row.key).toBe(true);
    }
  });
});
