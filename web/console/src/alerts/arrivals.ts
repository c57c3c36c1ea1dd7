import type { Entry, Held, State } from "@rapport/client";
import { isMine } from "@rapport/client";
import { createContext, use } from "react";
import { createStore, type Readable, type Store, useStore } from "../shared/store";
import type { Assigned } from "../thread/why";

/** A conversation that came to me and that I have not looked at yet, with the entry's word on why. */
export interface Arrival {
  readonly conversation: string;
  readonly assigned?: Assigned;
}

/** Conversations that came, by id. */
export type Arrivals = ReadonlyMap<string, Arrival>;

export interface ArrivalWatch {
  readonly arrivals: Readable<Arrivals>;
  /** The agent looks at this conversation: it is no longer new. */
  readonly seen: (conversation: string) => void;
  /** Watches, and calls `announce` once for each, until the result is called. */
  readonly start: (announce: (held: Held, arrival: Arrival) => void) => () => void;
}

/**
 * Notices what the desk assigns to me. What I took myself, and what was mine already when the page was loaded, is not
 * announced. An arrival waits until its reason is known, or the replay is over without one.
 */
export function createArrivals(desk: Readable<State>): ArrivalWatch {
  const store: Store<Arrivals> = createStore<Arrivals>(new Map());
  let known: ReadonlyMap<string, number> | undefined;
  const pending = new Set<string>();

  const drop = (id: string): void => {
    if (!store.value().has(id)) return;
    const rest = new Map(store.value());
    rest.delete(id);
    store.set(rest);
  };

  const settle = (held: Held): Arrival | undefined => {
    const { id, fence } = held.conversation;
    const assigned = assignmentOf(held.entries, fence);
    if (assigned === undefined && !held.live) return undefined;
    pending.delete(id);
    if (assigned?.reason === "taken") return undefined;
    const arrival: Arrival = { conversation: id, ...(assigned === undefined ? {} : { assigned }) };
    store.set(new Map(store.value()).set(id, arrival));
    return arrival;
  };

  const look = (announce: (held: Held, arrival: Arrival) => void): void => {
    const state = desk.value();
    if (state.link.at !== "live") return;
    const mine = fencesOfMine(state);
    if (known !== undefined) {
      for (const [id, fence] of mine) if (known.get(id) !== fence) pending.add(id);
    }
    known = mine;
    for (const id of [...store.value().keys()]) if (!mine.has(id)) drop(id);
    for (const id of [...pending]) {
      const held = state.conversations[id];
      if (held === undefined || !mine.has(id)) {
        pending.delete(id);
        continue;
      }
      const arrival = settle(held);
      if (arrival !== undefined) announce(held, arrival);
    }
  };

  return {
    arrivals: store,
    seen: drop,
    start: (announce) => {
      look(announce);
      return desk.subscribe(() => look(announce));
    },
  };
}

function fencesOfMine(state: State): ReadonlyMap<string, number> {
  const mine = new Map<string, number>();
  for (const held of Object.values(state.conversations)) {
    const { id, fence, state: phase } = held.conversation;
    if (phase === "assigned" && isMine(state, held)) mine.set(id, fence);
  }
  return mine;
}

/** What the log says about the assignment with this fence. */
export function assignmentOf(entries: readonly Entry[], fence: number): Assigned | undefined {
  for (const { content } of entries.toReversed()) {
    if (content.kind === "assigned" && content.fence === fence) return content;
  }
  return undefined;
}

export const ArrivalsContext = createContext<ArrivalWatch | undefined>(undefined);

export function useArrivals(): ArrivalWatch {
  const watch = use(ArrivalsContext);
  if (watch === undefined) throw new Error("an ArrivalsContext is missing above this component");
  return watch;
}

export function useArrival(conversation: string): Arrival | undefined {
  return useStore(useArrivals().arrivals, (all) => all.get(conversation));
}
