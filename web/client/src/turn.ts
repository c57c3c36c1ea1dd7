import type { OkFrame, RequestFrame, ServerFrame } from "./frames.ts";
import type { Effect, Wish } from "./inputs.ts";
import type { Held, Message, Request, State, World } from "./state.ts";

export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One step under way. `state` is a fresh copy that may be written to; what hangs below it is shared with the state
 * before, so a conversation is written to only after `edit` has copied it. Lives within a single call of `step`.
 */
export type Turn = {
  state: Draft<State>;
  readonly effects: Effect[];
  readonly world: World;
  readonly part: Part | undefined;
  readonly edited: Set<unknown>;
};

/** What only agents need; a widget is built without it. */
export type Part = {
  /** Whether a conversation that the server did not list stays. */
  readonly keeps: (held: Held) => boolean;
  readonly welcomed: (turn: Turn) => void;
  readonly heard: (turn: Turn, frame: ServerFrame) => void;
  readonly wished: (turn: Turn, wish: Wish) => void;
  /** `ok` is absent for a refusal. */
  readonly answered: (turn: Turn, request: Request, ok: OkFrame | undefined) => void;
  readonly fence: (turn: Turn, message: Message["frame"]) => number | undefined;
};

export function edit(turn: Turn, conversation: string | undefined): Draft<Held> | undefined {
  const held = turn.state.conversations[conversation ?? ""];
  if (!held || turn.edited.has(held)) return held;
  return put(turn, { ...held });
}

/** Adds or replaces a conversation by one that may be written to. The record is copied once a turn. */
export function put(turn: Turn, held: Held): Draft<Held> {
  const { edited, state } = turn;
  if (!edited.has(state.conversations)) {
    state.conversations = { ...state.conversations };
    edited.add(state.conversations);
  }
  edited.add(held);
  (state.conversations as Record<string, Held>)[held.conversation.id] = held;
  return held;
}

/** Edits every conversation. */
export function editAll(turn: Turn, change: (held: Draft<Held>) => void): void {
  for (const id of Object.keys(turn.state.conversations)) {
    const held = edit(turn, id);
    if (held) change(held);
  }
}

/** Frames that may be said twice without harm, and so outlive a connection. */
export function repeatable({ type }: RequestFrame): boolean {
  return type === "profile" || type === "rate" || type === "availability";
}

export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
