import type { Held } from "@rapport/client";
import { useRef, useState } from "react";
import { isAnswer, unreadOf } from "../inbox/waits";

/**
 * Where the "new messages" line stands: behind what had been read when the agent came to this conversation, or when
 * they looked away. It stays there while they read, until they answer, and is drawn anew when they look away again.
 */
export function useUnreadLine(held: Held, mine: boolean, attentive: boolean): number | undefined {
  const [line, setLine] = useState<number | undefined>(() => (mine ? boundary(held) : undefined));
  const answered = lastAnswer(held);
  const wasAttentive = useRef(attentive);
  const lookedAway = wasAttentive.current && !attentive;
  wasAttentive.current = attentive;
  if (line !== undefined && (lookedAway || answered > line)) setLine(undefined);
  else if (mine && !attentive && line === undefined) {
    const now = boundary(held);
    if (now !== undefined) setLine(now);
  }
  return line;
}

function boundary(held: Held): number | undefined {
  if (unreadOf(held) === 0) return undefined;
  return Math.max(held.conversation.read.agent, held.marks.read, lastAnswer(held));
}

function lastAnswer({ entries }: Held): number {
  return entries.findLast(isAnswer)?.seq ?? 0;
}
