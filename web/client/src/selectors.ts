import type { Entry } from "./frames.ts";
import { isMessage } from "./queue.ts";
import { type Held, isMine, type Link, type Message, type State } from "./state.ts";

/** What stands in a thread: the entries of the log, then the own messages that are not in it yet. */
export type Row =
  | { readonly kind: "entry"; readonly key: string; readonly entry: Entry }
  | { readonly kind: "message"; readonly key: string; readonly message: Message };

export type Delivery = "sending" | "sent" | "delivered" | "read" | "failed";

/** The visitor's only conversation, if there is one already. */
export function ownConversation(state: State): Held | undefined {
  return Object.values(state.conversations)[0];
}

export function mine(state: State): readonly Held[] {
  return Object.values(state.conversations).filter(
    (held) => held.conversation.state === "assigned" && isMine(state, held),
  );
}

export function queued(state: State): readonly Held[] {
  return Object.values(state.conversations).filter((held) => held.conversation.state === "queued");
}

/** Messages of a conversation that its entries do not show yet. */
export function outbox(state: State, conversation: string | undefined): readonly Message[] {
  const held = conversation === undefined ? undefined : state.conversations[conversation];
  return state.queue
    .filter(isMessage)
    .filter(
      ({ frame, seq }) =>
        (frame.conversation === undefined || frame.conversation === conversation) &&
        (seq === undefined || seq > (held?.last ?? 0)),
    );
}

/** A message and its entry have the same key, so that a list keeps the element when one becomes the other. */
export function thread(state: State, conversation: string | undefined): readonly Row[] {
  const held = conversation === undefined ? undefined : state.conversations[conversation];
  const entries = (held?.entries ?? []).map(
    (entry): Row => ({ kind: "entry", key: entry.id ?? `#${entry.seq}`, entry }),
  );
  const waiting = outbox(state, conversation).map(
    (message): Row => ({ kind: "message", key: message.id, message }),
  );
  return [...entries, ...waiting];
}

/** How far an own message has got; `acked` without its entry counts as sent. */
export function delivery(state: State, row: Row): Delivery {
  if (row.kind === "message") {
    if (row.message.status === "failed") return "failed";
    return row.message.status === "acked" ? "sent" : "sending";
  }
  const marks = state.conversations[row.entry.conversation]?.conversation;
  const other = state.opening.as === "visitor" ? "agent" : "visitor";
  if (marks && marks.read[other] >= row.entry.seq) return "read";
  return marks && marks.delivered[other] >= row.entry.seq ? "delivered" : "sent";
}

/** Messages of the other side above the own read mark. */
export function unread(state: State, held: Held): number {
  const side = state.opening.as;
  const seen = Math.max(held.conversation.read[side], held.marks.read);
  return held.entries.filter(
    ({ seq, author, content }) =>
      seq > seen &&
      author.kind !== side &&
      author.kind !== "system" &&
      (content.kind === "text" || content.kind === "file"),
  ).length;
}

/** The connection as a person wants to know it: `retryAt` in local time, for a countdown. */
export type Connection =
  | { readonly kind: "online" }
  | { readonly kind: "connecting" }
  | { readonly kind: "waiting"; readonly retryAt: number }
  | { readonly kind: "off" }
  | { readonly kind: "ended"; readonly code: number };

export function connection(link: Link): Connection {
  switch (link.at) {
    case "live":
      return { kind: "online" };
    case "connecting":
    case "greeting":
      return { kind: "connecting" };
    case "waiting":
      return { kind: "waiting", retryAt: link.retryAt };
    case "off":
      return { kind: "off" };
    case "ended":
      return { kind: "ended", code: link.code };
  }
}

/** The server's clock now, as well as we know it. */
export function serverNow(state: State, now: number): number {
  return now + state.clockOffsetMs;
}
