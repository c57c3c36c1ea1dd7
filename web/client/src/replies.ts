import type { Conversation, ErrorFrame, HistoryPage, OkFrame } from "./frames.ts";
import { dismissed, filled, learntFromAnswer, olderCame } from "./log.ts";
import { accepted, refused } from "./outbox.ts";
import { find, flush, refusalOf, remove, settle } from "./queue.ts";
import type { Request } from "./state.ts";
import { change, heldOf, type Turn, update } from "./turn.ts";

/** The one reply that each frame with an id gets. */
export function replied(turn: Turn, re: string, frame: OkFrame | ErrorFrame): void {
  const item = find(turn, re);
  if (!item || (item.kind === "message" && item.status !== "sent")) return;
  if (item.kind === "message") {
    if (frame.type === "ok") accepted(turn, item, frame);
    else refused(turn, item, frame);
  } else {
    remove(turn, re);
    answered(turn, item, frame);
  }
  flush(turn);
}

function answered(turn: Turn, request: Request, frame: OkFrame | ErrorFrame): void {
  const page = frame.type === "ok" ? (frame as unknown as HistoryPage) : undefined;
  switch (request.purpose) {
    case "ignored":
      return;
    case "fill":
      return filled(turn, conversationOf(request), page);
    case "older":
      return olderCame(turn, conversationOf(request), page);
    case "follow":
    case "caller":
      break;
  }
  if (frame.type === "ok") effect(turn, request, frame);
  else if (request.purpose === "follow" && request.frame.type === "open")
    dismissed(turn, conversationOf(request));
  if (request.purpose !== "caller") return;
  settle(turn, request.id, frame.type === "ok" ? { ok: true, value: frame } : refusalOf(frame));
}

/** What a granted request changes in what we know. */
function effect(turn: Turn, request: Request, ok: OkFrame): void {
  const { frame } = request;
  switch (frame.type) {
    case "open":
      learntFromAnswer(turn, ok.conversation as Conversation);
      return follow(turn, frame.conversation, true);
    case "leave":
      return follow(turn, frame.conversation, false);
    case "take":
    case "transfer":
    case "release":
    case "close":
      return learntFromAnswer(turn, ok.conversation as Conversation);
    case "watch":
      return update(turn, { watching: frame.scope });
    case "availability": {
      const { me } = turn.state;
      const own = frame.agent === undefined || frame.agent === me?.id;
      if (own && me?.kind === "agent") update(turn, { me: { ...me, status: frame.status } });
      return;
    }
    case "history":
    case "profile":
    case "rate":
      return;
  }
}

function follow(turn: Turn, conversation: string, opened: boolean): void {
  const held = heldOf(turn, conversation);
  if (held) change(turn, held, { opened, live: opened && held.live });
}

function conversationOf(request: Request): string {
  return ("conversation" in request.frame && request.frame.conversation) || "";
}
