import { describe, expect, it } from "vitest";
import type { Site } from "../src/rest/resources";
import { merge, stillAbout } from "../src/settings/drafts";
import { fieldText } from "../src/settings/fieldText";
import { bodyOf, draftOf, faultsOf } from "../src/settings/site";
import { tidyTime } from "../src/shared/clockTimes";
import { same } from "../src/shared/same";
import { numberOf } from "../src/shared/typed";

const site: Site = {
  id: "s",
  key: "k",
  name: "Shop",
  allowedOrigins: ["https://a.example"],
  policy: {
    strategy: "balanced",
    graceSeconds: 20,
    memoryDays: 30,
    patienceSeconds: 60,
    answerSeconds: 120,
    idleMinutes: 30,
    queueLimit: 20,
    requirements: { skills: [] },
    hours: { zone: "UTC", week: { monday: [{ from: "09:00", to: "18:00" }] }, holidays: [] },
  },
};
const first = draftOf(site, undefined);

describe("what was typed, put back on what is newer", () => {
  it("is only what was typed", () => {
    const typed = { ...first, numbers: { ...first.numbers, graceSeconds: 45 } };
    const newer = draftOf({ ...site, policy: { ...site.policy, memoryDays: 7, strategy: "random" } }, first);
    const merged = merge(first, typed, newer);
    expect(merged.numbers).toMatchObject({ graceSeconds: 45, memoryDays: 7 });
    expect(merged.policy.strategy).toBe("random");
  });

  it("takes nothing out of a list that somebody else put in, and puts nothing back that they took out", () => {
    expect(merge(["a", "b"], ["a", "b", "mine"], ["a", "theirs"])).toEqual(["a", "theirs", "mine"]);
    expect(merge(["a", "b"], ["b"], ["a", "b", "c"])).toEqual(["b", "c"]);
    expect(merge(["a"], ["a", "b"], ["a", "b"])).toEqual(["a", "b"]);
  });

  it("leaves the days of the week alone that were not touched", () => {
    const open = [{ from: "10:00", to: "12:00" }];
    const typed = { ...first, weekly: { ...first.weekly, week: { ...first.weekly.week, friday: open } } };
    const newer = { ...first, weekly: { ...first.weekly, zone: "Europe/Berlin", week: { sunday: open } } };
    expect(merge(first, typed, newer).weekly).toEqual({
      zone: "Europe/Berlin",
      week: { sunday: open, friday: open },
      holidays: [],
    });
  });

  it("wins where both changed the same", () => {
    expect(merge({ a: 1 }, { a: 2 }, { a: 3 })).toEqual({ a: 2 });
    expect(merge<{ a?: number }>({ a: 1 }, {}, { a: 1 })).toEqual({});
  });

  it("is the same if it says the same", () => {
    expect(same({ a: [1, { b: undefined }] }, { a: [1, {}] })).toBe(true);
    expect(same({ a: 1 }, { a: "1" })).toBe(false);
  });
});

describe("a complaint", () => {
  const sent = { days: [{ date: "x" }, { date: "y" }], name: "n" };
  it("is about what it was said of", () => {
    expect(stillAbout("days[1].date", sent, { ...sent, name: "m" })).toBe(true);
    expect(stillAbout("name", sent, { ...sent, name: "m" })).toBe(false);
    expect(stillAbout("missing", sent, sent)).toBe(true);
  });
  it("does not move to another row when one above it goes", () => {
    expect(stillAbout("days[0].date", sent, { ...sent, days: [{ date: "y" }] })).toBe(false);
    expect(stillAbout("days[1].date", sent, { ...sent, days: [{ date: "y" }] })).toBe(false);
  });
});

describe("a site's form", () => {
  it("sends what the site is, if nothing was typed", () => {
    expect(bodyOf(first)).toEqual({
      name: "Shop",
      allowedOrigins: ["https://a.example"],
      policy: site.policy,
    });
  });

  it("asks for a number where one was taken out, and says between what it has to be", () => {
    const typed = { ...first, numbers: { ...first.numbers, graceSeconds: "", memoryDays: 3_651 } };
    expect(faultsOf(typed).map(({ field, code }) => [field, code])).toEqual([
      ["policy.memoryDays", "invalid"],
      ["policy.graceSeconds", "missing"],
    ]);
    expect(faultsOf({ ...first, numbers: { ...first.numbers, graceSeconds: "06" } })).toEqual([]);
  });

  it("keeps the week while it is always open", () => {
    const always = { ...site, policy: { ...site.policy, hours: { always: true } as const } };
    expect(draftOf(always, first).weekly).toEqual(first.weekly);
    expect(bodyOf(draftOf(always, first)).policy.hours).toEqual({ always: true });
  });

  it("sends times as they are written down", () => {
    const week = { monday: [{ from: "9", to: "1730" }] };
    expect(bodyOf({ ...first, weekly: { ...first.weekly, week } }).policy.hours).toMatchObject({
      week: { monday: [{ from: "09:00", to: "17:30" }] },
    });
  });
});

describe("what is typed", () => {
  it("is a time in many ways", () => {
    expect(["9", "930", "9:30", "9.30", "9：30", "0900", " 24:00 ", "x"].map(tidyTime)).toEqual([
      "09:00",
      "09:30",
      "09:30",
      "09:30",
      "09:30",
      "09:00",
      "24:00",
      "x",
    ]);
  });
  it("is a number, or not yet", () => {
    expect(["0.", "0,5", ".5", "12", 7, "", "1x", "."].map(numberOf)).toEqual([
      0,
      0.5,
      0.5,
      12,
      7,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("what is wrong with a field", () => {
  const t = ((key: string, holes?: object) => [key, ...Object.values(holes ?? {})].join(" ")) as never;
  const said = (field: string, code: string): string => fieldText(t, { field, code, detail: "" });
  it("names the bounds", () => {
    expect(said("password", "invalid")).toBe("fieldError.password 8 1024");
    expect(said("capacity", "invalid")).toBe("fieldError.range 0 1000");
    expect(said("policy.graceSeconds", "invalid")).toBe("fieldError.range 0 3600");
    expect(said("policy.hours.week.monday", "invalid")).toBe("fieldError.most 24");
    expect(said("policy.hours.holidays[3].open", "invalid")).toBe("fieldError.most 24");
    expect(said("skills", "invalid")).toBe("fieldError.most 50");
  });
  it("is said in words for its place", () => {
    expect(said("policy.hours.week.monday[0].to", "invalid")).toBe("fieldError.endsBefore");
    expect(said("policy.hours.week.monday[0].to", "bad_form")).toBe("fieldError.noTime");
    expect(said("allowedOrigins[0]", "bad_form")).toBe("fieldError.origin");
    expect(said("name", "taken")).toBe("fieldError.taken");
  });
});
