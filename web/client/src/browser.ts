import type { Socket, SocketEvents } from "./connect.ts";

/** The part of the browser's WebSocket that is used; Node's and test sockets have it too. */
export type WebSocketLike = {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
};

/** Gives `Surroundings.dial` for a WebSocket class. */
export function dialWith<W extends WebSocketLike>(make: () => W): (events: SocketEvents) => Socket {
  return (events) => {
    const socket = make();
    socket.onopen = events.opened;
    socket.onmessage = (event: { data: unknown }) => events.received(String(event.data));
    socket.onclose = (event: { code: number }) => events.closed(event.code);
    return socket;
  };
}
