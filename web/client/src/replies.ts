import type { ErrorFrame, HistoryPage, OkFrame } from "./frames.ts";
import { filled, olderCame } from "./log.ts";
import { answeredMessage } from "./outbox.ts";
import { find, flush, refusalOf, replace, settle } from "./queue.ts";
import type { Request } from "./state.ts";
import { edit, type Turn } from "./turn.ts";

/** The one reply that each frame with an id gets. */
export function replied(turn: Turn, frame: OkFrame | ErrorFrame): void {
  const item = find(turn, frame.re ?? "");
  if (item?.status !== "sent") return;
  if (item.kind === "message") answeredMessage(turn, item, frame);
  else {
    replace(turn, item);
    answeredRequest(turn, item, frame);
  }
  flush(turn);
}

function answeredRequest(turn: Turn, request: Request, frame: OkFrame | ErrorFrame): void {
  const ok = frame.type === "ok" ? frame : undefined;
  const { purpose } = request;
  if (purpose === "fill" || purpose === "older") {
    const held = edit(turn, "conversation" in request.frame ? request.frame.conversation : undefined);
    const page = ok as HistoryPage | undefined;
    if (held) purpose === "fill" ? filled(turn, held, page) : olderCame(held, page);
    return;
  }
  turn.part?.answered(turn, request, ok);
  if (purpose === "caller")
    settle(turn, request.id, frame.type === "ok" ? { ok: true, value: frame } : refusalOf(frame));
}
