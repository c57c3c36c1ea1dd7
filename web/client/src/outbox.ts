import type { ErrorFrame, OkFrame, OutgoingContent, SendFrame } from "./frames.ts";
import type { Wish } from "./inputs.ts";
import { find, flush, isMessage, refusalOf, remove, replace, settle } from "./queue.ts";
import { isMine, type Message, type Refusal } from "./state.ts";
import { heldOf, type Turn, update, without } from "./turn.ts";

/** Takes a message over: kept first, sent as soon as the window allows. The same id twice is one message. */
export function send(turn: Turn, wish: Extract<Wish, { type: "send" }>): void {
  if (find(turn, wish.id)) return;
  const { type, id, conversation, content, join } = wish;
  const fence = wish.fence ?? fenceOf(turn, wish);
  const frame: SendFrame = {
    type,
    id,
    ...(conversation === undefined ? {} : { conversation }),
    content,
    ...(fence === undefined ? {} : { fence }),
    ...(join === undefined ? {} : { join }),
  };
  const unsendable = refuse(turn, content);
  const message: Message = {
    kind: "message",
    id,
    frame,
    at: turn.world.now,
    status: unsendable ? "failed" : "waiting",
    ...(unsendable ? { refusal: unsendable } : {}),
  };
  update(turn, { queue: [...turn.state.queue, message] });
  keep(turn, message);
  if (unsendable) settle(turn, id, unsendable);
  if (turn.state.typing) update(turn, { typing: { ...turn.state.typing, due: false } });
  flush(turn);
}

/** A refused message goes out again as a new one: the old id stays refused whatever becomes of the new. */
export function retry(turn: Turn, wish: Extract<Wish, { type: "retry" }>): void {
  const failed = find(turn, wish.id);
  if (failed?.kind !== "message" || failed.status !== "failed") return;
  drop(turn, failed);
  remove(turn, failed.id);
  send(turn, { ...without(failed.frame, "fence"), id: wish.as });
}

export function discard(turn: Turn, id: string): void {
  const message = find(turn, id);
  if (message?.kind !== "message" || message.status === "sent" || message.status === "acked") return;
  drop(turn, message);
  remove(turn, id);
  if (message.status === "waiting")
    settle(turn, id, { ok: false, code: "discarded", message: "taken back before it was sent" });
}

export function accepted(turn: Turn, message: Message, frame: OkFrame): void {
  drop(turn, message);
  const seq = frame.seq as number;
  const held = heldOf(turn, frame.conversation as string);
  // The entry may still be on its way: the message stays in sight until then.
  if (held?.last !== undefined && held.last >= seq) remove(turn, message.id);
  else replace(turn, { ...message, status: "acked", seq });
  settle(turn, message.id, { ok: true, value: frame });
}

export function refused(turn: Turn, message: Message, frame: ErrorFrame): void {
  const failed: Message = { ...message, status: "failed", refusal: refusalOf(frame) };
  replace(turn, failed);
  keep(turn, failed);
  settle(turn, message.id, refusalOf(frame));
}

/** What storage still had from an earlier page comes before what was written since. */
export function recalled(turn: Turn, account: string, messages: readonly Message[]): void {
  if (account !== turn.state.account) return;
  const known = new Set(turn.state.queue.map((item) => item.id));
  const back = messages
    .filter((message) => !known.has(message.id))
    .map((message): Message => ({ ...message, status: message.status === "failed" ? "failed" : "waiting" }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  update(turn, { recalled: true, queue: [...back, ...turn.state.queue] });
  flush(turn);
}

/** The server said who we are. A visitor's messages go along to the new name, an agent's stay with theirs. */
export function belongTo(turn: Turn, account: string): void {
  const { account: before, queue, opening } = turn.state;
  if (before === account) return;
  const messages = queue.filter(isMessage);
  if (opening.as === "visitor") {
    for (const message of messages) {
      turn.effects.push({ type: "drop", account: before, message });
      if (message.status !== "acked") turn.effects.push({ type: "keep", account, message });
    }
  }
  update(turn, {
    account,
    recalled: false,
    queue: opening.as === "visitor" ? queue : queue.filter((item) => !isMessage(item)),
  });
}

function keep(turn: Turn, message: Message): void {
  turn.effects.push({ type: "keep", account: turn.state.account, message });
}

function drop(turn: Turn, message: Message): void {
  turn.effects.push({ type: "drop", account: turn.state.account, message });
}

function fenceOf(turn: Turn, wish: Extract<Wish, { type: "send" }>): number | undefined {
  if (turn.state.opening.as === "visitor" || wish.content.kind === "note" || wish.join) return undefined;
  const held = wish.conversation === undefined ? undefined : heldOf(turn, wish.conversation);
  return held && isMine(turn.state, held) ? held.conversation.fence : undefined;
}

/** What the server would refuse anyway, or even close the connection for. */
function refuse(turn: Turn, content: OutgoingContent): Refusal | undefined {
  if (content.kind === "file") return undefined;
  const { text } = content;
  if (text === "" || /[\p{Cs}\0]/u.test(text))
    return { ok: false, code: "malformed", message: "text that cannot be stored" };
  if (utf8Bytes(text) > turn.state.limits.textBytes)
    return { ok: false, code: "too_large", message: "text longer than the limit" };
  return undefined;
}

export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
