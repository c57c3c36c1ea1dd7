import { describe, expect, it } from "vitest";
import { listsOf, matching, neighbour } from "../src/inbox/listing";
import { conversation, held, stateOf, visitor, wang } from "./held";

const at = (second: number): string => new Date(1_700_000_000_000 + second * 1000).toISOString();
const last = (second: number, preview = "hello") => ({ at: at(second), author: visitor, preview });

const mineOld = held({ id: "old", last: last(1) });
const mineNew = held({ id: "new", last: last(9) });
const mineWaiting = held({ id: "waiting", last: last(5), waitingSince: at(4) });
const mineWaitingLonger = held({ id: "longer", last: last(6), waitingSince: at(2) });
const wangs = held({ id: "wangs", agent: { ...wang, present: true }, last: last(3) });
const second = held({ id: "q2", state: "queued", queue: { reason: "all_busy", position: 2 }, last: last(1) });
const first = held({ id: "q1", state: "queued", queue: { reason: "all_busy", position: 1 }, last: last(8) });
const closed = held({ id: "done", state: "idle", last: last(7, "Goodbye 再见") });
const { agent: _nobody, ...withoutAgent } = conversation({ id: "nothing", state: "idle" });
const state = stateOf([
  mineOld,
  mineNew,
  mineWaiting,
  mineWaitingLonger,
  wangs,
  second,
  first,
  closed,
  { ...held(), conversation: withoutAgent },
]);
const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map((row) => row.id);

describe("lists", () => {
  it("have whoever waits longest on top of mine, then the newest", () => {
    expect(ids(listsOf(state).mine)).toEqual(["longer", "waiting", "new", "old"]);
  });

  it("keep the order of the queue", () => {
    expect(ids(listsOf(state).queue)).toEqual(["q1", "q2"]);
  });

  it("have whoever is promised no place behind the others, by arrival", () => {
    const queue = { reason: "outside_hours" } as const;
    const early = held({ id: "early", state: "queued", queue, waitingSince: at(2), last: last(9) });
    const late = held({ id: "late", state: "queued", queue, waitingSince: at(3), last: last(3) });
    expect(ids(listsOf(stateOf([late, early, second])).queue)).toEqual(["q2", "early", "late"]);
  });

  it("show everything open, and closed ones apart if anything was said in them", () => {
    const open = ["longer", "new", "old", "q1", "q2", "waiting", "wangs"];
    expect([...ids(listsOf(state).open)].sort()).toEqual(open);
    expect(ids(listsOf(state).closed)).toEqual(["done"]);
  });

  it("are derived once for one state", () => {
    expect(listsOf({ ...state, tickMs: 1 })).toBe(listsOf(state));
  });

  it("lose a conversation the moment it is no longer mine", () => {
    const gone = stateOf([{ ...mineOld, dismissed: true }, mineNew]);
    expect(ids(listsOf(gone).mine)).toEqual(["new"]);
  });

  it("are filtered by name and by words of any script", () => {
    expect(ids(matching(listsOf(state).closed, "再见"))).toEqual(["done"]);
    expect(ids(matching(listsOf(state).closed, "GOODBYE"))).toEqual(["done"]);
    expect(matching(listsOf(state).closed, "absent")).toEqual([]);
    expect(ids(matching(listsOf(state).mine, "  "))).toHaveLength(4);
  });

  it("are walked round at both ends", () => {
    const { mine } = listsOf(state);
    expect(neighbour(mine, "longer", 1)?.id).toBe("waiting");
    expect(neighbour(mine, "old", 1)?.id).toBe("longer");
    expect(neighbour(mine, "longer", -1)?.id).toBe("old");
    expect(neighbour(mine, "elsewhere", 1)?.id).toBe("longer");
    expect(neighbour([], "longer", 1)).toBeUndefined();
  });
});
