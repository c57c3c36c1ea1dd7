import { useSyncExternalStore } from "react";
import { createStore, type Readable } from "./store";

/** The time, once a second, for everything on the page that counts: one timer instead of one a row. */
export function startTicking(now: () => number = Date.now): Readable<number> {
  const store = createStore(now());
  setInterval(() => store.set(now()), 1000);
  return store;
}

const ticking = startTicking();

/** The current time in ms, a multiple of `stepMs`; a component is drawn again only when that changes. */
export function useNow(stepMs = 1000): number {
  return useSyncExternalStore(ticking.subscribe, () => Math.floor(ticking.value() / stepMs) * stepMs);
}
