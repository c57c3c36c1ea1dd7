import type { Held } from "./state.ts";
import type { Draft, Turn } from "./turn.ts";

/** Marks are cumulative, so those of a moment become one. */
const COALESCE_MS = 250;

/** Notes how far we are, to be told soon. What was read was delivered. */
export function reached(turn: Turn, held: Draft<Held>, mark: "delivered" | "read", seq: number): void {
  if (seq <= held.marks[mark]) return;
  held.marks = { ...held.marks, [mark]: seq, dueAt: held.marks.dueAt ?? turn.world.now + COALESCE_MS };
  if (mark === "read") reached(turn, held, "delivered", seq);
}

/** Tells what is due and was not told yet, neither here nor before. */
export function tell({ state, effects, world }: Turn, held: Draft<Held>): void {
  const { marks, conversation } = held;
  if (state.link.at !== "live" || !marks.dueAt || marks.dueAt > world.now) return;
  for (const type of ["delivered", "read"] as const) {
    const seq = marks[type];
    if (seq > Math.max(marks[`${type}Told`], conversation[type][state.opening.as]))
      effects.push({ type: "transmit", frame: { type, conversation: conversation.id, seq } });
  }
  const { delivered, read } = marks;
  held.marks = { delivered, read, deliveredTold: delivered, readTold: read };
}
