import type { ErrorFrame, OkFrame, RequestFrame } from "./frames.ts";
import type { Answer } from "./inputs.ts";
import type { Message, Outgoing, Refusal, Request } from "./state.ts";
import { repeatable, type Turn } from "./turn.ts";

/** The contract's window: a server need not read a seventeenth unanswered frame. */
export const WINDOW = 16;

export function find(turn: Turn, id: string): Outgoing | undefined {
  return turn.state.queue.find((item) => item.id === id);
}

/** Puts `next` in the place of an item, or takes the item away. */
export function replace(turn: Turn, { id }: Outgoing, next?: Outgoing): void {
  turn.state.queue = turn.state.queue.flatMap((item) => (item.id === id ? (next ?? []) : item));
}

export function settle(turn: Turn, id: string, answer: Answer<OkFrame>): void {
  turn.effects.push({ type: "settled", id, answer });
}

export function disconnectedAnswer(turn: Turn, id: string): void {
  settle(turn, id, refusal("disconnected"));
}

/** Puts a frame at the end of the queue and sends what may be sent. */
export function ask(turn: Turn, frame: RequestFrame, purpose: Request["purpose"]): void {
  const { id } = frame;
  turn.state.queue = [...turn.state.queue, { kind: "request", id, frame, status: "waiting", purpose }];
  flush(turn);
}

/** Sends in order as much as the window allows, with one `history` at a time. */
export function flush({ state, effects }: Turn): void {
  if (state.link.at !== "live" || !state.recalled) return;
  const open = state.queue.filter((item) => item.status === "sent");
  let room = WINDOW - open.length;
  let reading = open.some((item) => item.frame.type === "history");
  state.queue = state.queue.map((item): Outgoing => {
    const history = item.frame.type === "history";
    if (item.status !== "waiting" || room <= 0 || (reading && history)) return item;
    reading ||= history;
    room--;
    effects.push({ type: "transmit", frame: item.frame });
    return { ...item, status: "sent" };
  });
}

/**
 * Takes a request of the caller's. Without a connection only what may be said twice waits for one: what moves a
 * conversation would act on a later world.
 */
export function request(turn: Turn, { frame }: { readonly frame: RequestFrame }): void {
  const { at } = turn.state.link;
  if (at === "live" || (at !== "ended" && repeatable(frame))) ask(turn, frame, "caller");
  else disconnectedAnswer(turn, frame.id);
}

/** The connection is gone: messages go back to waiting, other frames are repeated or given up. */
export function interruptQueue(turn: Turn): void {
  const ended = turn.state.link.at === "ended";
  turn.state.queue = turn.state.queue.flatMap((item): Outgoing[] => {
    if (item.kind === "message" || (repeatable(item.frame) && !ended))
      return [item.status === "sent" ? { ...item, status: "waiting" } : item];
    if (item.purpose === "caller") disconnectedAnswer(turn, item.id);
    return [];
  });
}

export function refusal(code: Refusal["code"], message: string = code, agent?: Refusal["agent"]): Refusal {
  return { ok: false, code, message, ...(agent && { agent }) };
}

export function refusalOf({ code, message, agent }: ErrorFrame): Refusal {
  return refusal(code, message, agent);
}

export function isMessage(item: Outgoing): item is Message {
  return item.kind === "message";
}
