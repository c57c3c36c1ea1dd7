import { type Beginning, type Client, type Engine, promises, type Surroundings } from "./connect.ts";
import type { OkFrame } from "./frames.ts";
import type { Answer, Wish } from "./inputs.ts";
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
  | { readonly kind: "settled"; readonly id: string; readonly answer: Answer<OkFrame> }
  /** A new leader asks everybody to say again what they want. */
  | { readonly kind: "lead" };

export type SharedClient = Client & {
  /** Whether this tab needs the connection. It is there as long as any tab does. */
  readonly want: (want: boolean) => void;
  /** The page goes away, or into the browser's cache: another tab may lead. */
  readonly leave: () => void;
  readonly join: () => void;
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
): SharedClient {
  const { id, after } = around;
  const { settled, ...asking } = promises(id, wish);
  const listeners = new Set<() => void>();
  const wanting = new Set<string>();
  /** Wishes of this tab that were handed over and not answered. */
  const pending = new Map<string, Wish>();
  const tab = id();
  let state = begin(beginning);
  let leader: Engine | undefined;
  let resign = () => {};
  let telling = false;
  let asked = false;
  let here = true;

  const post = (note: Note) => channel.postMessage(note);

  function show(next: State): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  function wish(what: Wish): void {
    if (leader) return leader.wish(what);
    const key = what.type === "request" ? what.frame.id : what.type === "send" ? what.id : undefined;
    if (key) pending.set(key, what);
    post({ kind: "wish", wish: what });
  }

  function finish(key: string, answer: Answer<OkFrame>): void {
    pending.delete(key);
    settled(key, answer);
  }

  /** Tells the other tabs, once for all changes of a moment. */
  function tell(): void {
    if (telling) return;
    telling = true;
    after(10, () => {
      telling = false;
      if (leader) post({ kind: "state", state });
    });
  }

  function want(who: string, yes: boolean): void {
    wanting[yes ? "add" : "delete"](who);
    if (!leader) return who === tab ? post({ kind: "want", tab, want: yes }) : undefined;
    const on = state.link.at !== "off";
    if (wanting.size > 0 !== on) leader.wish({ type: on ? "disconnect" : "connect" });
  }

  function takeLead(): Promise<void> {
    asked = false;
    if (!here) return Promise.resolve();
    const settledHere = (key: string, answer: Answer<OkFrame>) => {
      finish(key, answer);
      post({ kind: "settled", id: key, answer });
    };
    const mine = engine({ ...beginning, state, settled: settledHere }, around);
    mine.subscribe(() => {
      show(mine.snapshot());
      tell();
    });
    leader = mine;
    // The connection that this state speaks of was another tab's.
    mine.wish({ type: "disconnect" });
    for (const what of pending.values()) mine.wish(what);
    want(tab, wanting.has(tab));
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
        return leader ? undefined : show(note.state);
      case "wish":
        return leader?.wish(note.wish);
      case "want":
        want(note.tab, note.want);
        return tell();
      case "settled":
        return finish(note.id, note.answer);
      case "lead":
        want(tab, wanting.has(tab));
        for (const what of pending.values()) post({ kind: "wish", wish: what });
    }
  };

  const join = () => {
    here = true;
    if (!asked && !leader) lead(takeLead);
    asked = !leader;
    post({ kind: "want", tab, want: wanting.has(tab) });
  };
  join();
  return {
    snapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wish,
    ...asking,
    newId: id,
    want: (yes) => want(tab, yes),
    leave() {
      want(tab, false);
      here = false;
      resign();
    },
    join,
  };
}
