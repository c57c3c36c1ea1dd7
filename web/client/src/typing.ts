import type { Wish } from "./inputs.ts";
import { quiet } from "./log.ts";
import { heldOf, type Turn, update } from "./turn.ts";

const THROTTLE_MS = 1_000;
const LAPSE_MS = 6_000;
const PREVIEW_CHARACTERS = 1_000;

/** Somebody else types. It lapses by itself. */
export function theyType(
  turn: Turn,
  frame: { conversation: string; by: "visitor" | "agent"; name?: string; text?: string },
): void {
  const held = heldOf(turn, frame.conversation);
  if (!held || frame.by === turn.state.opening.as) return;
  const { by, name, text } = frame;
  const typing = {
    by,
    ...(name === undefined ? {} : { name }),
    ...(text === undefined ? {} : { text }),
    until: turn.world.now + LAPSE_MS,
  };
  update(turn, {
    conversations: { ...turn.state.conversations, [frame.conversation]: { ...held, typing } },
  });
}

export function lapse(turn: Turn, conversation: string): void {
  const held = heldOf(turn, conversation);
  if (held?.typing && held.typing.until <= turn.world.now)
    update(turn, { conversations: { ...turn.state.conversations, [conversation]: quiet(held) } });
}

/** We type: told at once, then at most once a second, always with the newest text. */
export function weType(turn: Turn, wish: Extract<Wish, { type: "typing" }>): void {
  const { typing, link } = turn.state;
  if (link.at !== "live") return;
  const same = typing?.conversation === wish.conversation;
  const { conversation } = wish;
  const text = wish.text === undefined || wish.text === "" ? undefined : preview(wish.text);
  update(turn, {
    typing: {
      ...(conversation === undefined ? {} : { conversation }),
      ...(text === undefined ? {} : { text }),
      toldAt: same && typing ? typing.toldAt : 0,
      due: true,
    },
  });
  tellTyping(turn);
}

export function tellTyping(turn: Turn): void {
  const { typing, link } = turn.state;
  if (!typing?.due || link.at !== "live" || turn.world.now < typing.toldAt + THROTTLE_MS) return;
  const { conversation, text } = typing;
  turn.effects.push({
    type: "transmit",
    frame: {
      type: "typing",
      ...(conversation === undefined ? {} : { conversation }),
      ...(text === undefined ? {} : { text }),
    },
  });
  update(turn, { typing: { ...typing, toldAt: turn.world.now, due: false } });
}

export function typingDeadline(turn: Pick<Turn, "state">): number | undefined {
  const { typing } = turn.state;
  return typing?.due ? typing.toldAt + THROTTLE_MS : undefined;
}

/** Only the beginning is shown anyway, and half a character would be refused. */
function preview(text: string): string {
  return text.slice(0, PREVIEW_CHARACTERS).replace(/[\p{Cs}\0]/gu, "\ufffd");
}
