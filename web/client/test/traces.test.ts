import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { BUGS, planted } from "./planted.ts";
import { isAgents, replay, type Trace, tracesIn } from "./traces.ts";

/** The traces that are kept; `GoldenTracesTest` shows the same of the port, and which rare paths are in them. */
const KEPT = [
  ...tracesIn(fileURLToPath(new URL("../../../src/test/resources/rapport/sim/traces", import.meta.url))),
];

/** Traces that were written just now, by `FreshTracesTest` of the server's tests or by `./rapport sim --traces`. */
const FRESH = process.env.RAPPORT_TRACES;

test.each(KEPT)("this client does what trace $name says", (trace) => {
  expect(replay(trace)).toBe(trace.lines.length - 1);
});

test("there are traces, of both kinds of client", () => {
  expect(KEPT.filter(isAgents)).not.toEqual([]);
  expect(KEPT.filter((trace) => !isAgents(trace))).not.toEqual([]);
});

if (FRESH !== undefined)
  test("this client does what the simulation's does in new worlds", { timeout: 600_000 }, () => {
    const differences: string[] = [];
    let traces = 0;
    let inputs = 0;
    for (const trace of tracesIn(FRESH)) {
      traces++;
      try {
        inputs += replay(trace);
      } catch (difference) {
        differences.push((difference as Error).message);
      }
    }
    writeFileSync(join(FRESH, "replayed.json"), JSON.stringify({ traces, inputs, differences }));
    expect(differences).toEqual([]);
  });

describe("a difference is found", () => {
  test.each(BUGS)("where $file has $planted for $original", async (bug) => {
    const step = await planted(bug);
    const found = KEPT.some((trace) => {
      try {
        replay(trace, step(isAgents(trace)));
        return false;
      } catch {
        return true;
      }
    });
    expect(found).toBe(true);
  });

  const trace = KEPT[0] as Trace;
  const altered = (change: (line: Record<string, unknown>) => void) => {
    const line = JSON.parse(trace.lines[1] as string);
    change(line);
    const lines = trace.lines.with(1, JSON.stringify(line));
    return () => replay({ ...trace, lines });
  };

  test("and named by trace, line, input, field, what was expected and what came", () => {
    const where = `${trace.name}, line 2 (connect): `;
    const { now } = JSON.parse(trace.lines[1] as string);

    expect(altered((line) => Object.assign(line, { deadline: 7 }))).toThrow(
      `${where}deadline: expected 7, but got ${now + 15_000}`,
    );
    expect(altered((line) => (line.effects as unknown[]).pop())).toThrow(
      `${where}effects.1: expected nothing, but got {"type":"dial"}`,
    );
    expect(altered((line) => Object.assign(line.state as object, { account: "somebody" }))).toThrow(
      `${where}state.account: expected "somebody", but got "new"`,
    );
    expect(altered((line) => Object.assign(line, { ids: ["one"] }))).toThrow(`${where}ids.0: expected "one"`);
  });
});
