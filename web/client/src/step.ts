import type { ServerFrame } from "./frames.ts";
import type { Effect, Input } from "./inputs.ts";
import { dial, disconnect, forgetMe, greet, linkDeadline, linkDue, lost, welcome } from "./link.ts";
import { entry, learnt, live, older, replay, reset, tick } from "./log.ts";
import { reached, tell } from "./marks.ts";
import { discard, recalled, retry, send } from "./outbox.ts";
import { request } from "./queue.ts";
import { replied } from "./replies.ts";
import { isMine, type State, type World } from "./state.ts";
import { edit, type Part, type Turn } from "./turn.ts";
import { THROTTLE_MS, tellTyping, theyType, weType } from "./typing.ts";

/**
 * The whole client as a function: what was known, what happened, and the hour and the dice of that moment, give what
 * is known now and what is to be done about it. The same arguments give the same answer, always.
 */
export type Step = (
  state: State,
  input: Input,
  world: World,
) => { readonly state: State; readonly effects: readonly Effect[] };

export function stepWith(part?: Part): Step {
  return (before, input, world) => {
    const turn: Turn = { state: { ...before }, effects: [], world, part, edited: new Set() };
    take(turn, input);
    return { state: turn.state, effects: turn.effects };
  };
}

/** When `timer` is wanted next: the one alarm that the shell has to set. */
export function deadline(state: State): number | undefined {
  const { typing, link } = state;
  let earliest = Math.min(
    linkDeadline(state) ?? Infinity,
    typing?.due ? typing.toldAt + THROTTLE_MS : Infinity,
  );
  for (const held of Object.values(state.conversations))
    earliest = Math.min(
      earliest,
      held.typing?.until ?? Infinity,
      (link.at === "live" && held.marks.dueAt) || Infinity,
    );
  return earliest === Infinity ? undefined : earliest;
}

function take(turn: Turn, input: Input): void {
  const { state } = turn;
  const { link, opening } = state;
  switch (input.type) {
    case "connect":
      if (!state.recalled) turn.effects.push({ type: "recall", account: state.account });
      if (link.at === "off" || link.at === "ended") dial(turn, 0);
      return;
    case "disconnect":
      return disconnect(turn);
    case "reset":
      return forgetMe(turn);
    case "hurry":
      if (link.at === "waiting") dial(turn, link.attempt);
      return;
    case "identify":
      state.opening = { ...opening, identity: input.identity } as State["opening"];
      if (link.at === "off") return;
      disconnect(turn);
      return dial(turn, 0);
    case "send":
      return send(turn, input);
    case "retry":
      return retry(turn, input);
    case "discard":
      return discard(turn, input.id);
    case "request":
      return request(turn, input.frame);
    case "older": {
      const held = edit(turn, input.conversation);
      if (held) older(turn, held);
      return;
    }
    case "read": {
      const held = edit(turn, input.conversation);
      if (held && isMine(state, held)) reached(turn, held, "read", Math.min(input.seq, held.last ?? 0));
      return;
    }
    case "typing":
      return weType(turn, input);
    case "page":
      state.opening = { ...opening, page: input.page } as State["opening"];
      if (link.at === "live") turn.effects.push({ type: "transmit", frame: input });
      return;
    case "learn":
      return turn.part?.wished(turn, input);
    case "opened":
      return greet(turn);
    case "closed":
      return lost(turn, input.code);
    case "frame":
      if (link.at === "live") state.link = { ...link, heardAt: turn.world.now };
      return heard(turn, input.frame);
    case "timer":
      return passed(turn);
    case "recalled":
      return recalled(turn, input.account, input.messages);
    default:
      input satisfies never;
  }
}

function heard(turn: Turn, frame: ServerFrame): void {
  switch (frame.type) {
    case "welcome":
      return welcome(turn, frame);
    case "ok":
    case "error":
      return replied(turn, frame);
    case "conversation":
      learnt(turn, frame.conversation);
      return;
    case "tick":
      return ticked(turn, frame);
    case "bye": {
      const { link } = turn.state;
      if (link.at === "live" || link.at === "greeting")
        turn.state.link = { ...link, retryAfterMs: frame.retryAfterMs };
      return;
    }
    case "dismissed":
      return turn.part?.heard(turn, frame);
    case "replay":
    case "entry":
    case "live":
    case "reset":
    case "typing":
      return told(turn, frame);
  }
  // Any other frame is of a later version: the contract says to ignore it.
}

type OfConversation = Extract<ServerFrame, { type: "replay" | "entry" | "live" | "reset" | "typing" }>;

function told(turn: Turn, frame: OfConversation): void {
  const held = edit(turn, frame.conversation);
  if (!held) return;
  switch (frame.type) {
    case "replay":
      return replay(turn, held, frame.from, frame.head);
    case "entry": {
      const { type: _type, ...pushed } = frame;
      return entry(turn, held, pushed);
    }
    case "live":
      return live(turn, held, frame.head);
    case "reset":
      return reset(turn, held);
    case "typing":
      return theyType(turn, held, frame);
  }
}

function ticked(turn: Turn, frame: Extract<ServerFrame, { type: "tick" }>): void {
  const { state, world } = turn;
  if (state.link.at !== "live") return;
  state.clockOffsetMs = Date.parse(frame.at) - world.now;
  // A connection that lived for a tick was a good one: the next try begins with a short delay again.
  state.link = { ...state.link, attempt: 0 };
  turn.effects.push({ type: "transmit", frame: { type: "tock" } });
  for (const [conversation, head] of frame.heads) {
    const held = state.conversations[conversation];
    // Untouched if nothing is missing, so that who looks at it need not look again.
    if (!held || (head <= (held.last ?? 0) && !held.behindTicks)) continue;
    if (held.opened || isMine(state, held)) tick(turn, edit(turn, conversation) ?? held, head);
  }
}

function passed(turn: Turn): void {
  linkDue(turn);
  tellTyping(turn);
  for (const { conversation, typing, marks } of Object.values(turn.state.conversations)) {
    if (!typing && !marks.dueAt) continue;
    const held = edit(turn, conversation.id);
    if (!held) continue;
    if (typing && typing.until <= turn.world.now) held.typing = undefined;
    tell(turn, held);
  }
}
