import type { Beginning, Engine, Surroundings } from "./connect.ts";
import type { Wish } from "./inputs.ts";
import { begin, type State } from "./state.ts";

/** What tabs of one visitor share, such as a `BroadcastChannel`: reaches the others, not oneself. */
export type Channel = {
  postMessage(note: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
};

/** Runs `action` when this tab is the one that leads, until `action` ends, as `navigator.locks` does. */
export type Lead = (action: () => Promise<void>) => void;

type Note =
  | { readonly kind: "state"; readonly state: State }
  | { readonly kind: "wish"; readonly wish: Wish }
  /** A tab is here, and whether it needs the connection. */
  | { readonly kind: "want"; readonly tab: string; readonly want: boolean }
  /** A new leader asks everybody to say again what they want. */
  | { readonly kind: "lead" };

export type SharedEngine = Engine & {
  /** Whether this tab needs the connection. It is there as long as any tab does. */
  readonly want: (want: boolean) => void;
  /** The page goes away, or into the browser's cache: another tab may lead. */
  readonly leave: () => void;
  readonly join: () => void;
  readonly newId: () => string;
};

/**
 * One connection for all tabs of a visitor. The leading tab runs the client; the others show its state and hand their
 * wishes over. Whoever leads next goes on with the state it saw last: cursors, outbox and all.
 */
export function share(
  engine: (beginning: Beginning, around: Surroundings) => Engine,
  beginning: Beginning,
  around: Surroundings,
  channel: Channel,
  lead: Lead,
): SharedEngine {
  const tab = around.id();
  const listeners = new Set<() => void>();
  const wanting = new Set<string>();
  /** Messages of this tab that were handed over and not seen with the leader yet. */
  let pending: readonly Wish[] = [];
  let state = begin(beginning);
  let leader: Engine | undefined;
  let resign = () => {};
  let telling = false;
  let asked = false;
  let here = true;

  const post = (note: Note) => channel.postMessage(note);
  const declare = () => post({ kind: "want", tab, want: wanting.has(tab) });

  function show(next: State): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function wish(what: Wish): void {
    if (leader) return leader.wish(what);
    if (what.type === "send") pending = [...pending, what];
    post({ kind: "wish", wish: what });
  }

  /** Tells the other tabs, once for all changes of a moment. */
  function tell(): void {
    if (telling) return;
    telling = true;
    around.after(10, () => {
      telling = false;
      if (leader) post({ kind: "state", state });
    });
  }

  function adjust(): void {
    const on = state.link.at !== "off";
    if (leader && wanting.size > 0 !== on) leader.wish({ type: on ? "disconnect" : "connect" });
  }

  function takeLead(): Promise<void> {
    asked = false;
    if (!here) return Promise.resolve();
    const mine = engine({ ...beginning, state }, around);
    leader = mine;
    mine.subscribe(() => {
      show(mine.snapshot());
      tell();
    });
    // The connection that this state speaks of was another tab's.
    mine.wish({ type: "disconnect" });
    pending.forEach(mine.wish);
    adjust();
    post({ kind: "lead" });
    return new Promise((done) => {
      resign = () => {
        leader = undefined;
        mine.wish({ type: "disconnect" });
        done();
      };
    });
  }

  channel.onmessage = ({ data }) => {
    const note = data as Note;
    switch (note.kind) {
      case "state":
        pending = pending.filter((one) => one.type === "send" && !arrived(note.state, one.id));
        return leader ? undefined : show(note.state);
      case "wish":
        return leader?.wish(note.wish);
      case "want":
        wanting[note.want ? "add" : "delete"](note.tab);
        adjust();
        return tell();
      case "lead":
        declare();
        for (const what of pending) post({ kind: "wish", wish: what });
    }
  };

  function want(yes: boolean): void {
    if (wanting.has(tab) === yes) return;
    wanting[yes ? "add" : "delete"](tab);
    if (leader) adjust();
    else declare();
  }

  function join(): void {
    here = true;
    if (!asked && !leader) {
      asked = true;
      lead(takeLead);
    }
    declare();
  }

  join();
  return {
    snapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wish,
    want,
    leave() {
      want(false);
      here = false;
      resign();
    },
    join,
    newId: around.id,
  };
}

/** Whether the leader has a message: on its way, or in the log already. */
function arrived({ queue, conversations }: State, id: string): boolean {
  const same = (one: { readonly id?: string }) => one.id === id;
  return queue.some(same) || Object.values(conversations).some(({ entries }) => entries.some(same));
}
