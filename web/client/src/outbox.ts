import type { ErrorFrame, OkFrame, OutgoingContent, SendFrame } from "./frames.ts";
import type { Input, Wish } from "./inputs.ts";
import { find, flush, isMessage, refusal, refusalOf, replace, settle } from "./queue.ts";
import type { Message, Refusal } from "./state.ts";
import type { Turn } from "./turn.ts";

/** Takes a message over: kept first, sent as soon as the window allows. The same id twice is one message. */
export function send(turn: Turn, frame: SendFrame): void {
  const { id, content, fence } = frame;
  if (find(turn, id)) return;
  const message: Message = {
    kind: "message",
    id,
    frame: { ...frame, fence: fence ?? turn.part?.fence(turn, frame) },
    at: turn.world.now,
    status: "waiting",
  };
  turn.state.queue = [...turn.state.queue, message];
  const unsendable = refuse(turn, content);
  if (unsendable) fail(turn, message, unsendable);
  else keep(turn, message);
  const { typing } = turn.state;
  if (typing) turn.state.typing = { ...typing, due: false };
  flush(turn);
}

/** A refused message goes out again as a new one: the old id stays refused whatever becomes of the new. */
export function retry(turn: Turn, { id, as }: Extract<Wish, { type: "retry" }>): void {
  const failed = find(turn, id);
  if (failed?.kind !== "message" || failed.status !== "failed") return;
  drop(turn, failed);
  replace(turn, failed);
  send(turn, { ...failed.frame, fence: undefined, id: as });
}

export function discard(turn: Turn, { id }: { readonly id: string }): void {
  const message = find(turn, id);
  if (message?.kind !== "message" || message.status === "sent" || message.status === "acked") return;
  drop(turn, message);
  replace(turn, message);
  if (message.status === "waiting") settle(turn, id, refusal("discarded"));
}

export function answeredMessage(turn: Turn, message: Message, frame: OkFrame | ErrorFrame): void {
  if (frame.type === "error") return fail(turn, message, refusalOf(frame));
  drop(turn, message);
  const seq = frame.seq as number;
  const held = turn.state.conversations[frame.conversation as string];
  // The entry may still be on its way: the message stays in sight until then.
  const here = held?.last !== undefined && held.last >= seq;
  replace(turn, message, here ? undefined : { ...message, status: "acked", seq });
  settle(turn, message.id, { ok: true, value: frame });
}

/** What storage still had from an earlier page comes before what was written since. */
export function recalled(turn: Turn, { account, messages }: Extract<Input, { type: "recalled" }>): void {
  const { state } = turn;
  if (account !== state.account) return;
  const back = messages
    .filter((message) => !find(turn, message.id))
    .map((message): Message => ({ ...message, status: message.refusal ? "failed" : "waiting" }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  state.recalled = true;
  state.queue = [...back, ...state.queue];
  flush(turn);
}

/** The server said who we are. A visitor's messages go along to the new name, an agent's stay with theirs. */
export function belongTo(turn: Turn, account: string): void {
  const { state } = turn;
  if (state.account === account) return;
  const moving = state.opening.as === "visitor";
  const messages = state.queue.filter(isMessage);
  if (moving) for (const message of messages) drop(turn, message);
  else state.queue = state.queue.filter((item) => !isMessage(item));
  state.account = account;
  state.recalled = false;
  if (moving) for (const message of messages) if (message.status !== "acked") keep(turn, message);
}

function fail(turn: Turn, message: Message, reason: Refusal): void {
  const failed: Message = { ...message, status: "failed", refusal: reason };
  replace(turn, message, failed);
  keep(turn, failed);
  settle(turn, message.id, reason);
}

function keep(turn: Turn, message: Message): void {
  turn.effects.push({ type: "keep", account: turn.state.account, message });
}

export function drop(turn: Turn, message: Message): void {
  turn.effects.push({ type: "drop", account: turn.state.account, message });
}

/** What the server would refuse anyway, or even close the connection for. */
function refuse(turn: Turn, content: OutgoingContent): Refusal | undefined {
  if (content.kind === "file") return undefined;
  const { text } = content;
  if (!text || /[\p{Cs}\0]/u.test(text)) return refusal("malformed");
  if (utf8Bytes(text) > turn.state.limits.textBytes) return refusal("too_large");
  return undefined;
}

export function utf8Bytes(text: string): number {
  return encodeURIComponent(text).replace(/%../g, "x").length;
}
