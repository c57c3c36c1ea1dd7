import { describe, expect, it } from "vitest";
import type { Policy, Site } from "../src/rest/resources";
import { clock, percent } from "../src/staffing/format";
import {
  bodyOf,
  type Draft,
  faultsOf,
  groupsOf,
  hours,
  perHour,
  remaining,
  usual,
  withCourse,
  withSites,
  wrongOf,
} from "../src/staffing/plan";
import { ceiling } from "../src/staffing/scale";

const first = usual.groups[0];
if (first === undefined) throw new Error("the usual plan has nobody in it");
const shift = (from: string, to: string): Draft => ({ ...usual, groups: [{ ...first, from, to }] });

describe("visitors over the day", () => {
  it("come while somebody is there, as many as was said in the busiest hour", () => {
    const hours = perHour(usual);
    expect(hours).toHaveLength(24);
    expect(Math.max(...hours)).toBe(60);
    expect(hours[8]).toBe(0);
    expect(hours[9]).toBeGreaterThan(0);
    expect(hours[18]).toBe(0);
  });

  it("come in proportion to the part of the hour in which somebody is there", () => {
    const hours = perHour({ ...shift("09:30", "11:00"), course: "even" });
    expect(hours.slice(8, 12)).toEqual([0, 30, 60, 0]);
  });

  it("come through midnight if a shift goes through it, and until midnight if it ends there", () => {
    const night = perHour({ ...shift("22:00", "02:00"), course: "even" });
    expect([night[21], night[22], night[23], night[0], night[1], night[2]]).toEqual([0, 60, 60, 60, 60, 0]);
    expect(bodyOf(shift("20:00", "00:00")).agents[0]?.shifts).toEqual([{ from: "20:00", to: "24:00" }]);
    expect(perHour({ ...shift("20:00", "00:00"), course: "even" })[0]).toBe(0);
  });

  it("come as one says oneself", () => {
    expect(perHour({ ...usual, course: "own", own: hours })).toEqual(hours);
    const own = hours.map((hour) => (hour === 12 ? "0,5" : hour === 13 ? "1." : ""));
    expect(perHour({ ...usual, course: "own", own }).slice(11, 15)).toEqual([0, 0.5, 1, 0]);
  });

  it("come as before when one begins to say it oneself, and as one said when one comes back to it", () => {
    const begun = { ...usual, ...withCourse(usual, "own") };
    expect(perHour(begun)).toEqual(perHour(usual));
    const said = { ...begun, own: hours, course: "even" } as const;
    expect(withCourse(said, "own")).toEqual({ course: "own" });
  });
});

describe("what is wrong", () => {
  it("is nothing with what is there at first", () => {
    expect([...faultsOf(usual)]).toEqual([]);
  });

  it("is said at its field", () => {
    const draft: Draft = { ...shift("", "09:00"), minutesPerChat: "", days: 0 };
    expect([...faultsOf(draft).keys()]).toEqual(["minutesPerChat", "groups.0.from", "days"]);
    expect(faultsOf(shift("09:00", "09:00")).get("groups.0.to")).toEqual({ kind: "sameTime" });
    expect(faultsOf({ ...usual, patienceMinutes: "" }).size).toBe(0);
    expect([...faultsOf({ ...usual, days: 2.5, minutesPerChat: 2.5 }).keys()]).toEqual(["days"]);
    const own = hours.map((hour) => (hour === 3 ? "4x" : "4"));
    expect([...faultsOf({ ...usual, course: "own", own }).keys()]).toEqual(["own.3"]);
  });

  it("is that there are too many agents in all shifts together", () => {
    const groups = [
      { ...first, count: 300 },
      { ...first, key: 1, count: 300 },
    ];
    expect([...faultsOf({ ...usual, groups })]).toEqual([["agents", { kind: "tooMany", most: 500 }]]);
    const said = { field: "agents", code: "invalid", detail: "x" };
    expect(wrongOf(said, { ...usual, groups })).toEqual(["agents", { kind: "tooMany", most: 500 }]);
    expect(wrongOf(said, usual)).toEqual(["agents", { kind: "server", about: "agents" }]);
  });

  it("stays until it is changed, and does not move to another shift", () => {
    const groups = [first, { ...first, key: 1, count: 0, from: "x" }];
    const draft: Draft = { ...usual, groups, days: 0 };
    const found = faultsOf(draft);
    expect(remaining(found, draft, { ...draft })).toEqual(found);
    expect([...remaining(found, draft, { ...draft, days: 1 }).keys()]).toEqual([
      "groups.1.count",
      "groups.1.from",
    ]);
    expect([...remaining(found, draft, { ...draft, groups: groups.slice(1) }).keys()]).toEqual(["days"]);
  });

  it("is no time that is only written otherwise", () => {
    const written = shift("9", "1730");
    expect(faultsOf(written).size).toBe(0);
    expect(bodyOf(written).agents[0]?.shifts).toEqual([{ from: "09:00", to: "17:30" }]);
  });

  it("finds its field also when the server says it", () => {
    expect(wrongOf({ field: "agents[1].shifts[0].to", code: "invalid", detail: "x" }, usual)?.[0]).toBe(
      "groups.1.to",
    );
    expect(wrongOf({ field: "visitorsPerHour", code: "invalid", detail: "x" }, usual)).toEqual([
      "busiest",
      { kind: "server", about: "visitors" },
    ]);
    expect(
      wrongOf(
        { field: "visitorsPerHour[3]", code: "invalid", detail: "x" },
        { ...usual, course: "own" },
      )?.[0],
    ).toBe("own.3");
  });
});

describe("the rules", () => {
  it("are those of a site, with the strategy that is tried", () => {
    const policy = { strategy: "random", memoryDays: 7, queueLimit: 3, hours: { always: true } } as const;
    expect(bodyOf({ ...usual, policy, strategy: "round_robin" }).policy).toEqual({
      ...policy,
      strategy: "round_robin",
    });
  });

  it("are those that the site has now, and a strategy that is tried stays", () => {
    const site = (id: string, policy: Policy): Site => ({
      id,
      key: "",
      name: "",
      allowedOrigins: [],
      policy,
    });
    const begun = withSites(usual, [site("a", { strategy: "random" }), site("b", {})]);
    expect([begun.site, begun.strategy]).toEqual(["a", "random"]);
    const later = [site("b", {}), site("a", { strategy: "balanced", memoryDays: 7 })];
    expect(withSites(begun, later)).toMatchObject({
      site: "a",
      strategy: "balanced",
      policy: { memoryDays: 7 },
    });
    expect(withSites({ ...begun, strategy: "round_robin" }, later).strategy).toBe("round_robin");
    expect(withSites(begun, [site("b", {})]).site).toBe("b");
    expect(withSites({ ...begun, site: "" }, later).site).toBe("");
    expect(withSites(usual, [])).toBe(usual);
  });

  it("are complained about at the site that was chosen", () => {
    expect(wrongOf({ field: "policy.memoryDays", code: "invalid", detail: "x" }, usual)).toEqual([
      "site",
      { kind: "refused" },
    ]);
    expect(wrongOf({ field: "seed", code: "invalid", detail: "x" }, usual)).toBeUndefined();
  });
});

describe("the team", () => {
  it("is grouped by capacity", () => {
    expect(groupsOf([5, 3, 5], first).map(({ count, capacity }) => [count, capacity])).toEqual([
      [2, 5],
      [1, 3],
    ]);
  });
});

describe("numbers", () => {
  it("are short", () => {
    expect([clock(7), clock(750), clock(3723), clock(undefined)]).toEqual(["0:07", "12:30", "1:02:03", "–"]);
    expect([percent(0.004, "en"), percent(0.5, "en"), percent(0.997, "en"), percent(1, "en")]).toEqual([
      "0.4%",
      "50%",
      "99.7%",
      "100%",
    ]);
  });

  it("have scales whose quarters are short", () => {
    expect([3, 41, 97, 130].map((value) => ceiling(value, "count"))).toEqual([4, 80, 100, 200]);
    expect([0, 50, 601].map((value) => ceiling(value, "seconds"))).toEqual([4, 60, 1200]);
  });
});
