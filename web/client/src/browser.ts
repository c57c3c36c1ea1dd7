import type { Dial } from "./connect.ts";

/** The part of the browser's WebSocket that is used; Node's and test sockets have it too. */
export type WebSocketLike = {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
};

/** Longer than ticks are apart, shorter than it takes to give a connection up. */
const SILENCE_MS = 30_000;
/** A connection that has brought frames for so long is a good one. */
const PROVEN_MS = 60_000;

/**
 * Gives `Surroundings.dial` for a WebSocket class.
 *
 * @param instead asked when sockets have failed, or fallen silent, twice on end: from then on it decides how to dial,
 *   and may dial sockets again by what it is given
 */
export function dialWith<W extends WebSocketLike>(
  make: () => W,
  instead?: (bySocket: Dial) => Promise<Dial>,
): Dial {
  const bySocket: Dial = (events) => {
    const since = Date.now();
    let heardAt = 0;
    const socket = make();
    socket.onopen = events.opened;
    socket.onmessage = (event: { data: unknown }) => {
      heardAt = Date.now();
      if (heardAt - since > PROVEN_MS) failed = 0;
      events.received(String(event.data));
    };
    socket.onclose = (event: { code: number }) => {
      if (Date.now() - heardAt > SILENCE_MS && ++failed > 1)
        instead?.(bySocket).then(
          (found) => {
            dial = found;
            instead = undefined;
          },
          () => {},
        );
      events.closed(event.code);
    };
    return socket;
  };
  let dial = bySocket;
  let failed = 0;
  return (events) => dial(events);
}
