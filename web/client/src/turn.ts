import type { Effect } from "./inputs.ts";
import type { Held, State, World } from "./state.ts";

/** One step under way: the state so far and the effects so far. Lives within a single call of `step`. */
export type Turn = { state: State; readonly effects: Effect[]; readonly world: World };

export function update(turn: Turn, change: Partial<State>): void {
  turn.state = { ...turn.state, ...change };
}

export function heldOf(turn: Turn, conversation: string): Held | undefined {
  return turn.state.conversations[conversation];
}

export function change(turn: Turn, held: Held, changes: Partial<Held>): Held {
  const next = { ...held, ...changes };
  update(turn, { conversations: { ...turn.state.conversations, [held.conversation.id]: next } });
  return next;
}

/** Sets or removes an optional field: an absent field and an undefined one are not the same for a clone. */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}

export function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
