import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { agentPart } from "../src/agentPart.ts";
import { begin, deadline, type Effect, type Held, type Input, type State, type Step } from "../src/index.ts";
import { stepWith } from "../src/step.ts";

/** One client's life: docs/traces.md says what stands in it. */
export type Trace = { readonly name: string; readonly lines: readonly string[] };

type Plain = { readonly [field: string]: unknown };

type Line = {
  readonly now: number;
  readonly input: Input;
  readonly draws?: readonly number[];
  readonly ids?: readonly string[];
  readonly effects?: readonly Plain[];
  readonly deadline?: number;
  readonly state?: Plain;
};

/** All traces of a folder: files `NAME.jsonl` or `NAME.jsonl.gz`. */
export function* tracesIn(folder: string): Generator<Trace> {
  for (const file of readdirSync(folder).sort()) {
    if (!/\.jsonl(\.gz)?$/.test(file)) continue;
    const bytes = readFileSync(join(folder, file));
    const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    yield { name: basename(file).replace(/\.jsonl(\.gz)?$/, ""), lines: text.trimEnd().split("\n") };
  }
}

export function isAgents(trace: Trace): boolean {
  return JSON.parse(trace.lines[0] as string).begin.opening.as === "agent";
}

/** The client as it is shipped: to visitors without what only agents need. */
function stepFor(trace: Trace): Step {
  return stepWith(isAgents(trace) ? agentPart : undefined);
}

/**
 * Feeds a trace to a client and compares all that it does with what was done.
 *
 * @returns how many inputs were taken
 * @throws Error with the trace, the line, the field, what was expected and what came, at the first difference
 */
export function replay(trace: Trace, step: Step = stepFor(trace)): number {
  const header = JSON.parse(trace.lines[0] as string);
  if (header.trace !== 1) throw new Error(`${trace.name}: a trace of version ${header.trace}`);
  const same = sameness();
  let state = begin(header.begin);
  let expected: Plain = {};
  for (const [index, text] of trace.lines.entries()) {
    if (index === 0) continue;
    const line = JSON.parse(text) as Line;
    const where = `${trace.name}, line ${index + 1} (${nameOf(line.input)})`;
    const draws = [...(line.draws ?? [])];
    const ids = [...(line.ids ?? [])];
    const result = step(state, line.input, {
      now: line.now,
      random: () => draws.shift() ?? fail(where, "draws", "no more of them", "one more"),
      id: () => ids.shift() ?? fail(where, "ids", "no more of them", "one more"),
    });
    state = result.state;
    expected = patched(expected, line.state ?? {});
    const done = {
      draws: line.draws?.slice(0, line.draws.length - draws.length),
      ids: line.ids?.slice(0, line.ids.length - ids.length),
      effects: effectsOf(result.effects),
      deadline: deadline(withoutTyping(state)),
      state: viewOf(state),
    };
    const { draws: drawn, ids: given } = line;
    const wanted = {
      draws: drawn,
      ids: given,
      effects: line.effects ?? [],
      deadline: line.deadline,
      state: expected,
    };
    const difference = same(wanted, done, "");
    if (difference) fail(where, difference.field, difference.expected, difference.actual);
  }
  return trace.lines.length - 1;
}

function nameOf(input: Input): string {
  return input.type === "frame" ? `frame ${input.frame.type}` : input.type;
}

function fail(where: string, field: string, expected: unknown, actual: unknown): never {
  const say = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
  throw new Error(`${where}: ${field}: expected ${say(expected)}, but got ${say(actual)}`);
}

// ---- what is compared

/** What is told about typing, and the page in `hello`, are left out. */
function effectsOf(effects: readonly Effect[]): readonly Plain[] {
  return effects.flatMap((effect) => {
    if (effect.type !== "transmit") return effect;
    if (effect.frame.type === "typing") return [];
    return effect.frame.type === "hello"
      ? { ...effect, frame: { ...effect.frame, page: undefined } }
      : effect;
  });
}

function withoutTyping(state: State): State {
  const quiet = Object.entries(state.conversations).map(([id, held]) => [id, { ...held, typing: undefined }]);
  return { ...state, typing: undefined, conversations: Object.fromEntries(quiet) };
}

/** The whole state but for typing and the page; what may have many parts by their names, beside their order. */
function viewOf(state: State): Plain {
  const { typing: _, conversations, queue, ...rest } = state;
  return {
    ...rest,
    opening: { ...rest.opening, page: undefined },
    conversations: Object.fromEntries(
      Object.entries(conversations).map(([id, held]) => [id, heldView(held)]),
    ),
    order: Object.keys(conversations),
    queue: Object.fromEntries(queue.map((item) => [item.id, item])),
    queueOrder: queue.map((item) => item.id),
  };
}

const heldViews = new WeakMap<Held, Plain>();

function heldView(held: Held): Plain {
  const known = heldViews.get(held);
  if (known) return known;
  const { typing: _, entries, ...rest } = held;
  const view = { ...rest, entries: Object.fromEntries(entries.map((entry) => [entry.seq, entry])) };
  heldViews.set(held, view);
  return view;
}

// ---- JSON

/** RFC 7396. */
function patched(before: Plain, patch: Plain): Plain {
  const after: Record<string, unknown> = { ...before };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete after[field];
    else after[field] = isObject(value) ? patched((after[field] ?? {}) as Plain, value) : value;
  }
  return after;
}

function isObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Difference = { readonly field: string; readonly expected: unknown; readonly actual: unknown };

/**
 * Compares values as JSON would have them: a field that is undefined is not there. Both sides never change an object, so
 * two that once agreed are not looked into again.
 */
function sameness() {
  const agreed = new WeakMap<object, unknown>();
  return function same(expected: unknown, actual: unknown, field: string): Difference | undefined {
    if (expected === actual) return undefined;
    const different = { field, expected, actual };
    if (typeof expected !== "object" || typeof actual !== "object" || !expected || !actual) return different;
    if (agreed.get(actual) === expected) return undefined;
    if (Array.isArray(expected) !== Array.isArray(actual)) return different;
    for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      const inner = same(
        (expected as Plain)[name],
        (actual as Plain)[name],
        field ? `${field}.${name}` : name,
      );
      if (inner) return inner;
    }
    agreed.set(actual, expected);
    return undefined;
  };
}
