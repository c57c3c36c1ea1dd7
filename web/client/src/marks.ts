import type { Held, OwnMarks } from "./state.ts";
import { isMine } from "./state.ts";
import { change, type Turn, without } from "./turn.ts";

/** Marks are cumulative, so those of a moment become one. */
const COALESCE_MS = 250;

/** Notes how far we are, to be told soon. */
export function telling(
  turn: Turn,
  marks: OwnMarks,
  news: { readonly delivered?: number; readonly read?: number },
): OwnMarks {
  const delivered = Math.max(marks.delivered, news.delivered ?? 0, news.read ?? 0);
  const read = Math.max(marks.read, news.read ?? 0);
  if (delivered === marks.delivered && read === marks.read) return marks;
  return { ...marks, delivered, read, dueAt: marks.dueAt ?? turn.world.now + COALESCE_MS };
}

/** The user has seen the conversation up to `seq`. */
export function read(turn: Turn, held: Held, seq: number): void {
  const bounded = Math.min(seq, held.last ?? 0);
  if (isMine(turn.state, held)) change(turn, held, { marks: telling(turn, held.marks, { read: bounded }) });
}

/** Tells what is due and was not told yet, neither here nor before. */
export function tell(turn: Turn, held: Held): void {
  const { marks, conversation } = held;
  if (marks.dueAt === undefined || marks.dueAt > turn.world.now || turn.state.link.at !== "live") return;
  const side = turn.state.opening.as;
  const { delivered, read: seen } = marks;
  if (delivered > Math.max(marks.deliveredTold, conversation.delivered[side]))
    turn.effects.push({
      type: "transmit",
      frame: { type: "delivered", conversation: conversation.id, seq: delivered },
    });
  if (seen > Math.max(marks.readTold, conversation.read[side]))
    turn.effects.push({
      type: "transmit",
      frame: { type: "read", conversation: conversation.id, seq: seen },
    });
  change(turn, held, {
    marks: { ...without(marks, "dueAt"), deliveredTold: delivered, readTold: seen },
  });
}

/** After a reconnect: what was not told, or whose telling may have been lost, is told again. */
export function tellAgain(turn: Turn, held: Held): void {
  const { delivered, read: seen } = held.marks;
  if (delivered + seen > 0) change(turn, held, { marks: { ...held.marks, dueAt: turn.world.now } });
}
