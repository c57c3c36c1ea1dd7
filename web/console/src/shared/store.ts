import { useRef, useSyncExternalStore } from "react";

/** A value that can be read, replaced and listened to. Listeners run at once, in the order they came. */
export interface Store<T> {
  readonly value: () => T;
  readonly set: (next: T | ((before: T) => T)) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    value: () => current,
    set: (next) => {
      const after = typeof next === "function" ? (next as (before: T) => T)(current) : next;
      if (Object.is(after, current)) return;
      current = after;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** What a component needs of a store: `value` and `subscribe`. */
export type Readable<T> = Pick<Store<T>, "value" | "subscribe">;

/** Reads a part of a store in a component; `select` may build a new object if `same` says when it is the old one. */
export function useStore<T, S = T>(
  store: Readable<T>,
  select: (value: T) => S = (value) => value as unknown as S,
  same: (a: S, b: S) => boolean = Object.is,
): S {
  const last = useRef<{ readonly selected: S } | undefined>(undefined);
  const snapshot = (): S => {
    const selected = select(store.value());
    if (last.current !== undefined && same(last.current.selected, selected)) return last.current.selected;
    last.current = { selected };
    return selected;
  };
  return useSyncExternalStore(store.subscribe, snapshot);
}

/** True if both lists hold the same things in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => Object.is(item, b[i]));
}
