import type {
  Answers,
  ClientFrame,
  OkFrame,
  OutgoingContent,
  RequestFrame,
  Sent,
  ServerFrame,
} from "./frames.ts";
import type { Answer, Effect, Input, Wish } from "./inputs.ts";
import { begin, type Opening, type State } from "./state.ts";
import { deadline, step } from "./step.ts";
import { Outbox, type Store } from "./storage.ts";

/** One socket. `close` is called at most once; after it nothing may be reported any more. */
export type Socket = { send(text: string): void; close(): void };

export type SocketEvents = {
  opened(): void;
  received(text: string): void;
  closed(code: number): void;
};

/** What the client is given of the world around it. */
export type Surroundings = {
  readonly dial: (events: SocketEvents) => Socket;
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

export function connect(beginning: Beginning, around: Surroundings): Client {
  const outbox = new Outbox(around.store, beginning.prefix);
  const listeners = new Set<() => void>();
  const waiting = new Map<string, (answer: Answer<OkFrame>) => void>();
  const inputs: Input[] = [];
  let state = beginning.state ?? begin(beginning);
  let socket: Socket | undefined;
  let cancelAlarm: (() => void) | undefined;
  let running = false;

  function put(input: Input): void {
    inputs.push(input);
    if (running) return;
    running = true;
    const before = state;
    for (let next = inputs.shift(); next; next = inputs.shift()) {
      const result = step(state, next, { now: around.now(), random: around.random, id: around.id });
      state = result.state;
      for (const effect of result.effects) run(effect);
    }
    running = false;
    setAlarm();
    if (state !== before) for (const listener of [...listeners]) listener();
  }

  function run(effect: Effect): void {
    switch (effect.type) {
      case "dial":
        socket = dial();
        return;
      case "hangUp":
        socket?.close();
        socket = undefined;
        return;
      case "transmit":
        socket?.send(JSON.stringify(effect.frame satisfies ClientFrame));
        return;
      case "keep":
        return outbox.keep(effect.account, effect.message);
      case "drop":
        return outbox.drop(effect.account, effect.message);
      case "recall":
        return put({ type: "recalled", account: effect.account, messages: outbox.of(effect.account) });
      case "remember":
        return beginning.token?.({ account: effect.account, token: effect.token });
      case "forget":
        return beginning.token?.(undefined);
      case "settled":
        waiting.get(effect.id)?.(effect.answer);
        waiting.delete(effect.id);
        return;
    }
  }

  /** Events of a socket that was replaced are nobody's any more. */
  function dial(): Socket {
    const mine = around.dial({
      opened: () => mine === socket && put({ type: "opened" }),
      received: (text) => mine === socket && receive(text),
      closed: (code) => {
        if (mine !== socket) return;
        socket = undefined;
        put({ type: "closed", code });
      },
    });
    return mine;
  }

  function receive(text: string): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text) as ServerFrame;
    } catch {
      return;
    }
    put({ type: "frame", frame });
  }

  function setAlarm(): void {
    cancelAlarm?.();
    const at = deadline(state);
    cancelAlarm =
      at === undefined
        ? undefined
        : around.after(Math.max(0, at - around.now()), () => put({ type: "timer" }));
  }

  function settled<T>(id: string, input: Wish): Promise<Answer<T>> {
    return new Promise((resolve) => {
      waiting.set(id, resolve as (answer: Answer<OkFrame>) => void);
      put(input);
    });
  }

  return {
    snapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wish: put,
    send: (content, { id = around.id(), ...to } = {}) =>
      settled<Sent>(id, { type: "send", id, content, ...to }),
    request: (frame) => {
      const id = around.id();
      return settled(id, { type: "request", frame: { ...frame, id } as RequestFrame });
    },
    newId: around.id,
  };
}
