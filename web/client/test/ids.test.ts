import { expect, test } from "vitest";
import { uuids } from "../src/index.ts";

test("ids are UUIDs of version 7 and rise, however the clock goes", () => {
  let now = 1_800_000_000_000;
  const id = uuids(() => now, crypto);
  const made = Array.from({ length: 3_000 }, (_, n) => {
    if (n % 700 === 0) now += 5 - 10 * (n % 2);
    return id();
  });
  expect([...made].sort()).toEqual(made);
  for (const one of made)
    expect(one).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(Number.parseInt(made[0]?.slice(0, 13).replace("-", "") ?? "", 16)).toBe(1_800_000_000_005);
});
