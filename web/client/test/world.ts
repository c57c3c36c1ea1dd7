import { begin, deadline, type Effect, type Input, type Opening, type State, step } from "../src/index.ts";

/** A small generator with a seed, so that each failure can be had again. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Drives the bare reducer by hand: a clock that stands still, ids that count. */
export class Bench {
  state: State;
  now = 1_000_000;
  random = () => 0.5;
  effects: Effect[] = [];
  #ids = 0;

  constructor(opening: Opening = { as: "visitor", site: "shop" }) {
    this.state = begin({ opening, session: "tab" });
  }

  /** Takes one step, answers `recall` with nothing kept, and gives the effects of the step. */
  put(input: Input): readonly Effect[] {
    const world = { now: this.now, random: this.random, id: () => `c${++this.#ids}` };
    const result = step(this.state, input, world);
    this.state = result.state;
    this.effects.push(...result.effects);
    const more = result.effects.flatMap((effect) =>
      effect.type === "recall" ? this.put({ type: "recalled", account: effect.account, messages: [] }) : [],
    );
    return [...result.effects, ...more];
  }

  frame(frame: object): readonly Effect[] {
    return this.put({ type: "frame", frame } as Input);
  }

  /** Lets time pass to the client's next deadline and wakes it. */
  wake(): readonly Effect[] {
    this.now = Math.max(this.now, deadline(this.state) ?? this.now);
    return this.put({ type: "timer" });
  }

  /** Connects and is welcomed. */
  welcomed(conversations: readonly object[] = [], fields: object = {}): void {
    if (this.state.link.at !== "connecting") this.put({ type: "connect" });
    this.put({ type: "opened" });
    const hello = sent(this.effects).findLast((frame) => frame.type === "hello");
    const who =
      this.state.opening.as === "visitor"
        ? { visitor: { id: "v1", token: "t1", identified: false } }
        : { agent: { id: "a1", name: "Li", role: "agent", capacity: 5, status: "online" } };
    this.frame({
      type: "welcome",
      re: hello?.id,
      epoch: "e1",
      session: "tab",
      tickMs: 25_000,
      limits: { frameBytes: 65_536, textBytes: 16_384, fileBytes: 1 },
      ...who,
      conversations,
      ...fields,
    });
  }
}

export type Plain = { readonly type: string; readonly [field: string]: unknown };

/** The frames among the effects, as they go over the wire. */
export function sent(effects: readonly Effect[]): readonly Plain[] {
  return effects.flatMap((effect) =>
    effect.type === "transmit" ? [JSON.parse(JSON.stringify(effect.frame)) as Plain] : [],
  );
}

export function conversation(fields: object = {}): object {
  return {
    id: "k",
    state: "assigned",
    cycle: 1,
    head: 0,
    floor: 1,
    fence: 1,
    priority: 0,
    agent: { id: "a1", name: "Li", present: true },
    read: { visitor: 0, agent: 0 },
    delivered: { visitor: 0, agent: 0 },
    ...fields,
  };
}

export function entry(seq: number, fields: object = {}): object {
  return {
    type: "entry",
    conversation: "k",
    seq,
    at: "2026-01-02T03:04:05.678Z",
    author: { kind: "agent", id: "a1", name: "Li" },
    content: { kind: "text", text: `text ${seq}` },
    ...fields,
  };
}

export function seqs(state: State): readonly number[] {
  return state.conversations.k?.entries.map((one) => one.seq) ?? [];
}
