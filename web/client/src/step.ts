import type { ServerFrame } from "./frames.ts";
import type { Effect, Input } from "./inputs.ts";
import { dial, disconnect, greet, linkDeadline, linkDue, lost, welcome } from "./link.ts";
import { dismissed, entry, learnt, live, older, replay, reset, tick } from "./log.ts";
import { read, tell } from "./marks.ts";
import { discard, recalled, retry, send } from "./outbox.ts";
import { ask, DISCONNECTED, mayWait, settle } from "./queue.ts";
import { replied } from "./replies.ts";
import type { State, World } from "./state.ts";
import { assertNever, type Turn, update } from "./turn.ts";
import { lapse, tellTyping, theyType, typingDeadline, weType } from "./typing.ts";

/**
 * The whole client as a function: what was known, what happened, and the hour and the dice of that moment, give what
 * is known now and what is to be done about it. The same arguments give the same answer, always.
 */
export function step(
  state: State,
  input: Input,
  world: World,
): { readonly state: State; readonly effects: readonly Effect[] } {
  const turn: Turn = { state, effects: [], world };
  take(turn, input);
  return { state: turn.state, effects: turn.effects };
}

/** When `timer` is wanted next: the one alarm that the shell has to set. */
export function deadline(state: State): number | undefined {
  let earliest = Math.min(linkDeadline(state) ?? Infinity, typingDeadline({ state }) ?? Infinity);
  for (const { marks, typing } of Object.values(state.conversations)) {
    if (marks.dueAt !== undefined && state.link.at === "live") earliest = Math.min(earliest, marks.dueAt);
    if (typing) earliest = Math.min(earliest, typing.until);
  }
  return earliest === Infinity ? undefined : earliest;
}

function take(turn: Turn, input: Input): void {
  const { state } = turn;
  switch (input.type) {
    case "connect":
      if (!state.recalled) turn.effects.push({ type: "recall", account: state.account });
      if (state.link.at === "off" || state.link.at === "ended") dial(turn, 0);
      return;
    case "disconnect":
      return disconnect(turn);
    case "hurry":
      if (state.link.at === "waiting") dial(turn, state.link.attempt);
      return;
    case "identify":
      if (state.opening.as !== "visitor") return;
      update(turn, { opening: { ...state.opening, identity: input.identity } });
      if (state.link.at === "off") return;
      disconnect(turn);
      return dial(turn, 0);
    case "send":
      return send(turn, input);
    case "retry":
      return retry(turn, input);
    case "discard":
      return discard(turn, input.id);
    case "request":
      if (mayWait(turn, input.frame)) ask(turn, input.frame, "caller");
      else settle(turn, input.frame.id, DISCONNECTED);
      return;
    case "older":
      return older(turn, input.conversation);
    case "read": {
      const held = state.conversations[input.conversation];
      if (held) read(turn, held, input.seq);
      return;
    }
    case "typing":
      return weType(turn, input);
    case "page":
      if (state.opening.as !== "visitor") return;
      update(turn, { opening: { ...state.opening, page: input.page } });
      if (state.link.at === "live")
        turn.effects.push({ type: "transmit", frame: { type: "page", page: input.page } });
      return;
    case "learn":
      for (const one of input.conversations) if (!state.conversations[one.id]) learnt(turn, one);
      return;
    case "opened":
      return greet(turn);
    case "closed":
      return lost(turn, input.code);
    case "frame":
      return heard(turn, input.frame);
    case "timer":
      return passed(turn);
    case "recalled":
      return recalled(turn, input.account, input.messages);
    default:
      assertNever(input);
  }
}

function heard(turn: Turn, frame: ServerFrame): void {
  const { link } = turn.state;
  if (link.at === "live") update(turn, { link: { ...link, heardAt: turn.world.now } });
  switch (frame.type) {
    case "welcome":
      return welcome(turn, frame);
    case "ok":
      return replied(turn, frame.re, frame);
    case "error":
      if (frame.re !== undefined) replied(turn, frame.re, frame);
      return;
    case "replay":
      return replay(turn, frame.conversation, frame.from, frame.head);
    case "entry": {
      const { type: _type, ...pushed } = frame;
      return entry(turn, pushed);
    }
    case "live":
      return live(turn, frame.conversation, frame.head);
    case "conversation":
      return learnt(turn, frame.conversation);
    case "dismissed":
      return dismissed(turn, frame.conversation);
    case "reset":
      return reset(turn, frame.conversation);
    case "typing":
      return theyType(turn, frame);
    case "tick":
      return ticked(turn, frame);
    case "bye": {
      const { link: now } = turn.state;
      if ((now.at === "live" || now.at === "greeting") && frame.retryAfterMs !== undefined)
        update(turn, { link: { ...now, retryAfterMs: frame.retryAfterMs } });
      return;
    }
    default:
      // A frame of a later version: the contract says to ignore it.
      return;
  }
}

function ticked(turn: Turn, frame: Extract<ServerFrame, { type: "tick" }>): void {
  const { link } = turn.state;
  if (link.at !== "live") return;
  // A connection that lived for a tick was a good one: the next try begins with a short delay again.
  update(turn, { clockOffsetMs: Date.parse(frame.at) - turn.world.now, link: { ...link, attempt: 0 } });
  turn.effects.push({ type: "transmit", frame: { type: "tock" } });
  for (const [conversation, head] of frame.heads) tick(turn, conversation, head);
}

function passed(turn: Turn): void {
  linkDue(turn);
  tellTyping(turn);
  for (const id of Object.keys(turn.state.conversations)) {
    lapse(turn, id);
    const held = turn.state.conversations[id];
    if (held) tell(turn, held);
  }
}
