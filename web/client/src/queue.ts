import type { ErrorFrame, OkFrame, RequestFrame } from "./frames.ts";
import type { Answer } from "./inputs.ts";
import type { Message, Outgoing, Refusal, Request } from "./state.ts";
import { type Turn, update } from "./turn.ts";

/** The contract's window: a server need not read a seventeenth unanswered frame. */
export const WINDOW = 16;

export const DISCONNECTED: Refusal = { ok: false, code: "disconnected", message: "the connection was lost" };

export function find(turn: Turn, id: string): Outgoing | undefined {
  return turn.state.queue.find((item) => item.id === id);
}

export function replace(turn: Turn, item: Outgoing): void {
  update(turn, { queue: turn.state.queue.map((other) => (other.id === item.id ? item : other)) });
}

export function remove(turn: Turn, id: string): void {
  update(turn, { queue: turn.state.queue.filter((item) => item.id !== id) });
}

export function settle(turn: Turn, id: string, answer: Answer<OkFrame>): void {
  turn.effects.push({ type: "settled", id, answer });
}

/** Puts a frame at the end of the queue and sends what may be sent. */
export function ask(turn: Turn, frame: RequestFrame, purpose: Request["purpose"]): void {
  const request: Request = { kind: "request", id: frame.id, frame, status: "waiting", purpose };
  update(turn, { queue: [...turn.state.queue, request] });
  flush(turn);
}

/** Sends in order as much as the window allows, with one `history` at a time. */
export function flush(turn: Turn): void {
  const { link, queue, recalled } = turn.state;
  if (link.at !== "live" || !recalled) return;
  const open = queue.filter((item) => item.status === "sent");
  let room = WINDOW - open.length;
  let reading = open.some((item) => item.frame.type === "history");
  const next = queue.map((item): Outgoing => {
    if (item.status !== "waiting" || room <= 0 || (reading && item.frame.type === "history")) return item;
    if (item.frame.type === "history") reading = true;
    room -= 1;
    turn.effects.push({ type: "transmit", frame: item.frame });
    return { ...item, status: "sent" };
  });
  update(turn, { queue: next });
}

/** Frames that may be said twice without harm, and so outlive a connection. */
function repeatable(frame: RequestFrame): boolean {
  switch (frame.type) {
    case "profile":
    case "rate":
    case "availability":
      return true;
    case "history":
    case "close":
    case "watch":
    case "open":
    case "leave":
    case "take":
    case "transfer":
    case "release":
      return false;
  }
}

/** Whether a request may wait for a connection. What moves a conversation may not: it would act on a later world. */
export function mayWait(turn: Turn, frame: RequestFrame): boolean {
  return turn.state.link.at === "live" || (turn.state.link.at !== "ended" && repeatable(frame));
}

/** The connection is gone: messages go back to waiting, other frames are repeated or given up. */
export function disconnected(turn: Turn): void {
  const next: Outgoing[] = [];
  for (const item of turn.state.queue) {
    if (item.kind === "message") next.push(item.status === "sent" ? { ...item, status: "waiting" } : item);
    else if (repeatable(item.frame) && turn.state.link.at !== "ended")
      next.push({ ...item, status: "waiting" });
    else if (item.purpose === "caller") settle(turn, item.id, DISCONNECTED);
  }
  update(turn, { queue: next });
}

export function refusalOf(frame: ErrorFrame): Refusal {
  const { code, message, agent } = frame;
  return { ok: false, code, message, ...(agent === undefined ? {} : { agent }) };
}

export function isMessage(item: Outgoing): item is Message {
  return item.kind === "message";
}
