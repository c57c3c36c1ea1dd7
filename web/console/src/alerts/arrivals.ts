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
  readonly stop: () => void;
}

/**
 * Notices what the desk assigns to me. What I took myself, and what was mine already when the page was loaded, is not
 * announced. `announce` is called once for each, when the reason is known or after the replay without one.
 */
export function watchArrivals(
  desk: Readable<State>,
  announce: (held: Held, arrival: Arrival) => void,
): ArrivalWatch {
  const store: Store<Arrivals> = createStore<Arrivals>(new Map());
  let known: ReadonlyMap<string, number> | undefined;
  const pending = new Set<string>();

  const look = (): void => {
    const state = desk.value();
    if (state.link.at !== "live") return;
    const mine = new Map<string, number>();
    for (const held of Object.values(state.conversations)) {
      if (isMine(state, held) && held.conversation.state === "assigned")
        mine.set(held.conversation.id, held.conversation.fence);
    }
    if (known !== undefined) {
      for (const [id, fence] of mine) if (known.get(id) !== fence) pending.add(id);
    }
    known = mine;
    for (const id of [...store.value().keys()]) if (!mine.has(id)) drop(id);
    for (const id of [...pending]) {
      const held = state.conversations[id];
      if (held === undefined || !mine.has(id)) pending.delete(id);
      else settle(held);
    }
  };

  const settle = (held: Held): void => {
    const { id, fence } = held.conversation;
    const assigned = assignmentOf(held.entries, fence);
    if (assigned === undefined && !held.live) return;
    pending.delete(id);
    if (assigned?.reason === "taken") return;
    const arrival: Arrival = { conversation: id, ...(assigned === undefined ? {} : { assigned }) };
    store.set((before) => new Map(before).set(id, arrival));
    announce(held, arrival);
  };

  const drop = (id: string): void => {
    if (!store.value().has(id)) return;
    store.set((before) => {
      const after = new Map(before);
      after.delete(id);
      return after;
    });
  };

  look();
  return { arrivals: store, seen: drop, stop: desk.subscribe(look) };
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
