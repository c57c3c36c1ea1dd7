import type { Held, State } from "@rapport/client";
import { describe, expect, it } from "vitest";
import { type Arrival, createArrivals } from "../src/alerts/arrivals";
import { createStore } from "../src/shared/store";
import { entries, held, li, stateOf, system, wang } from "./held";

const assigned = (fence: number, reason: string) =>
  entries([[system, { kind: "assigned", agent: li, fence, reason, trigger: "slot_free" }]]);

function watching(begin: State) {
  const store = createStore(begin);
  const announced: Arrival[] = [];
  const watch = createArrivals(store);
  watch.start((_held: Held, arrival) => announced.push(arrival));
  return { store, announced, watch };
}

describe("a conversation that comes to me", () => {
  it("announces itself once, with the reason of its own assignment", () => {
    const { store, announced, watch } = watching(stateOf([]));
    const come = held({ fence: 4 }, assigned(4, "last_agent"));
    store.set(stateOf([come]));
    store.set(stateOf([{ ...come, behindTicks: 1 }]));
    expect(announced).toMatchObject([{ conversation: "c-1", assigned: { reason: "last_agent" } }]);
    expect([...watch.arrivals.value().keys()]).toEqual(["c-1"]);
  });

  it("waits for its reason while the replay is under way", () => {
    const { store, announced } = watching(stateOf([]));
    store.set(stateOf([held({ fence: 4 }, [], { live: false })]));
    expect(announced).toEqual([]);
    store.set(stateOf([held({ fence: 4 }, assigned(4, "owner"))]));
    expect(announced).toHaveLength(1);
  });

  it("is no news when it was mine as the page was loaded", () => {
    const { announced } = watching(stateOf([held({ fence: 4 }, assigned(4, "owner"))]));
    expect(announced).toEqual([]);
  });

  it("is no news when I took it myself", () => {
    const { store, announced } = watching(stateOf([]));
    store.set(stateOf([held({ fence: 4 }, assigned(4, "taken"))]));
    expect(announced).toEqual([]);
  });

  it("announces itself again when it left and came back", () => {
    const { store, announced } = watching(stateOf([]));
    store.set(stateOf([held({ fence: 1 }, assigned(1, "owner"))]));
    store.set(stateOf([held({ fence: 2, agent: { ...wang, present: true } })]));
    store.set(stateOf([held({ fence: 3 }, assigned(3, "owner"))]));
    expect(announced).toHaveLength(2);
  });

  it("announces after a reconnect what was assigned meanwhile", () => {
    const { store, announced } = watching(stateOf([]));
    store.set({ ...stateOf([]), link: { at: "waiting", attempt: 1, retryAt: 0 } });
    store.set(stateOf([held({ fence: 1 }, assigned(1, "owner"))]));
    expect(announced).toHaveLength(1);
  });

  it("is no longer new once I have looked at it, or lost it", () => {
    const { store, watch } = watching(stateOf([]));
    store.set(stateOf([held({ fence: 1 }, assigned(1, "owner"))]));
    watch.seen("c-1");
    expect(watch.arrivals.value().size).toBe(0);
    store.set(stateOf([]));
    store.set(stateOf([held({ fence: 2 }, assigned(2, "owner"))]));
    expect(watch.arrivals.value().size).toBe(1);
    store.set(stateOf([]));
    expect(watch.arrivals.value().size).toBe(0);
  });
});
