import type { Answers, OkFrame, OutgoingContent, RequestFrame, Sent, ServerFrame } from "./frames.ts";
import type { Answer, Effect, Input, Wish } from "./inputs.ts";
import { begin, type Opening, type State } from "./state.ts";
import { deadline, type Step } from "./step.ts";
import { outboxIn, type Store } from "./storage.ts";

/** One socket. `close` is called at most once; what it reports after that is ignored. */
export type Socket = { send(text: string): void; close(): void };

export type SocketEvents = {
  opened(): void;
  received(text: string): void;
  closed(code: number): void;
};

/** Opens a connection. What `events` tell comes later, never before this returns. */
export type Dial = (events: SocketEvents) => Socket;

/** What the client is given of the world around it. */
export type Surroundings = {
  readonly dial: Dial;
  readonly store: Store;
  readonly now: () => number;
  readonly random: () => number;
  readonly id: () => string;
  /** Calls back once after the delay; gives what cancels it. */
  readonly after: (delayMs: number, action: () => void) => () => void;
};

export type Beginning = {
  readonly opening: Opening;
  readonly session: string;
  readonly account?: string;
  /** Under which to keep things in the store: one for each server and site. */
  readonly prefix: string;
  /** What another tab knew when it left. */
  readonly state?: State;
  /** A visitor's token, to be kept or (undefined) forgotten. */
  readonly token?: (kept: { readonly account: string; readonly token: string } | undefined) => void;
  /** Every reply to a message or request, also to those that were asked for by `wish`. */
  readonly settled?: (id: string, answer: Answer<OkFrame>) => void;
};

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** The client as programs use it: a store to look at and wishes to make. */
export type Client = {
  readonly snapshot: () => State;
  /** Called after each change; gives what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly wish: (wish: Wish) => void;
  /** Settles with the server's answer, however long that takes; never rejects. */
  readonly send: (
    content: OutgoingContent,
    to?: {
      readonly conversation?: string;
      readonly fence?: number;
      readonly join?: true;
      readonly id?: string;
    },
  ) => Promise<Answer<Sent>>;
  readonly request: <F extends WithoutId<RequestFrame>>(frame: F) => Promise<Answer<Answers[F["type"]]>>;
  readonly newId: () => string;
};

/** A client without promises: `settled` of the beginning hears the answers. */
export type Engine = Pick<Client, "snapshot" | "subscribe" | "wish">;

/** The wishes that are promises, for anything that takes wishes and hears of answers. */
export function promises(newId: () => string, wish: (wish: Wish) => void) {
  const waiting = new Map<string, (answer: Answer<never>) => void>();
  const settling = (id: string, what: Wish) =>
    new Promise<Answer<never>>((resolve) => {
      waiting.set(id, resolve);
      wish(what);
    });
  return {
    settled(id: string, answer: Answer<OkFrame>) {
      waiting.get(id)?.(answer as Answer<never>);
      waiting.delete(id);
    },
    send: ((content, { id = newId(), ...to } = {}) =>
      settling(id, { type: "send", id, content, ...to })) as Client["send"],
    request: ((frame) => {
      const id = newId();
      return settling(id, { type: "request", frame: { ...frame, id } as RequestFrame });
    }) as Client["request"],
  };
}

export function connectWith(step: Step): (beginning: Beginning, around: Surroundings) => Client {
  const engine = engineWith(step);
  return (beginning, around) => {
    const { settled, ...asking } = promises(around.id, (wish) => client.wish(wish));
    const client = engine({ ...beginning, settled }, around);
    return { ...client, ...asking, newId: around.id };
  };
}

export function engineWith(step: Step): (beginning: Beginning, around: Surroundings) => Engine {
  return (beginning, around) => {
    const { now, random, id } = around;
    const outbox = outboxIn(around.store, beginning.prefix);
    const listeners = new Set<() => void>();
    const inputs: Input[] = [];
    let state = beginning.state ?? begin(beginning);
    let socket: Socket | undefined;
    let cancelAlarm = () => {};
    let running = false;

    function put(input: Input): void {
      inputs.push(input);
      if (running) return;
      running = true;
      for (let next = inputs.shift(); next; next = inputs.shift()) {
        const result = step(state, next, { now: now(), random, id });
        state = result.state;
        for (const effect of result.effects) (deeds[effect.type] as (effect: Effect) => void)(effect);
      }
      running = false;
      cancelAlarm();
      const at = deadline(state);
      if (at !== undefined) cancelAlarm = around.after(Math.max(0, at - now()), () => put({ type: "timer" }));
      for (const listener of [...listeners]) listener();
    }

    const deeds: {
      readonly [T in Effect["type"]]: (effect: Extract<Effect, { type: T }>) => void;
    } = {
      dial,
      hangUp() {
        socket?.close();
        socket = undefined;
      },
      transmit: ({ frame }) => socket?.send(JSON.stringify(frame)),
      keep: ({ account, message }) => outbox.keep(account, message),
      drop: ({ account, message }) => outbox.drop(account, message),
      recall: ({ account }) => put({ type: "recalled", account, messages: outbox.of(account) }),
      remember: (me) => beginning.token?.(me),
      forget: () => beginning.token?.(undefined),
      settled: ({ id, answer }) => beginning.settled?.(id, answer),
    };

    /** Events of a socket that was replaced are nobody's any more. */
    function dial(): void {
      const report = (input: Input) => mine === socket && put(input);
      const mine = around.dial({
        opened: () => report({ type: "opened" }),
        received: (text) => report({ type: "frame", frame: JSON.parse(text) as ServerFrame }),
        closed: (code) => report({ type: "closed", code }),
      });
      socket = mine;
    }

    return {
      snapshot: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      wish: put,
    };
  };
}
