import type { ServerFrame } from "./frames.ts";
import type { Wish } from "./inputs.ts";
import type { Held } from "./state.ts";
import type { Draft, Turn } from "./turn.ts";

export const THROTTLE_MS = 1_000;
const LAPSE_MS = 6_000;
const PREVIEW_CHARACTERS = 1_000;

/** Somebody else types. It lapses by itself. */
export function theyType(
  turn: Turn,
  held: Draft<Held>,
  { by, name, text }: Extract<ServerFrame, { type: "typing" }>,
): void {
  if (by !== turn.state.opening.as) held.typing = { by, name, text, until: turn.world.now + LAPSE_MS };
}

/** We type: told at once, then at most once a second, always with the newest text. */
export function weType(turn: Turn, { conversation, text }: Extract<Wish, { type: "typing" }>): void {
  const { typing, link } = turn.state;
  if (link.at !== "live") return;
  // Only the beginning is shown anyway, and half a character would be refused.
  const preview = text?.slice(0, PREVIEW_CHARACTERS).replace(/[\p{Cs}\0]/gu, "\ufffd") || undefined;
  turn.state.typing = { conversation, text: preview, toldAt: typing?.toldAt ?? 0, due: true };
  tellTyping(turn);
}

export function tellTyping({ state, effects, world }: Turn): void {
  const { typing, link } = state;
  if (!typing?.due || link.at !== "live" || world.now < typing.toldAt + THROTTLE_MS) return;
  const { conversation, text } = typing;
  effects.push({ type: "transmit", frame: { type: "typing", conversation, text } });
  state.typing = { ...typing, toldAt: world.now, due: false };
}
