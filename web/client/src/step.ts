import type { ServerFrame } from "./frames.ts";
import type { Effect, Input } from "./inputs.ts";
import { dial, disconnect, forgetMe, greet, linkDeadline, linkDue, lost, welcome } from "./link.ts";
import { entry, learnt, live, older, replay, reset, tick } from "./log.ts";
import { reached, tell } from "./marks.ts";
import { discard, recalled, retry, send } from "./outbox.ts";
import { request } from "./queue.ts";
import { replied } from "./replies.ts";
import { type Held, isMine, type State, type World } from "./state.ts";
import { type Draft, edit, type Part, type Turn } from "./turn.ts";
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
  (inputs[input.type] as (turn: Turn, input: Input) => void)(turn, input);
}

/** What to do about each input. */
const inputs: {
  readonly [T in Input["type"]]: (turn: Turn, input: Extract<Input, { type: T }>) => void;
} = {
  connect(turn) {
    const { link, recalled, account } = turn.state;
    if (!recalled) turn.effects.push({ type: "recall", account });
    if (link.at === "off" || link.at === "ended") dial(turn, 0);
  },
  disconnect,
  reset: forgetMe,
  hurry(turn) {
    const { link } = turn.state;
    if (link.at === "waiting") dial(turn, link.attempt);
  },
  identify(turn, { identity }) {
    const { link, opening } = turn.state;
    turn.state.opening = { ...opening, identity } as State["opening"];
    if (link.at === "off") return;
    disconnect(turn);
    dial(turn, 0);
  },
  send,
  retry,
  discard,
  request,
  older: told(older),
  read: told((turn, held, { seq }) => {
    if (isMine(turn.state, held)) reached(turn, held, "read", Math.min(seq, held.last ?? 0));
  }),
  typing: weType,
  page(turn, frame) {
    const { link, opening } = turn.state;
    turn.state.opening = { ...opening, page: frame.page } as State["opening"];
    if (link.at === "live") turn.effects.push({ type: "transmit", frame });
  },
  learn: (turn, wish) => turn.part?.wished(turn, wish),
  opened: greet,
  closed: lost,
  frame: heard,
  timer: passed,
  recalled,
};

function heard(turn: Turn, { frame }: { readonly frame: ServerFrame }): void {
  const { link } = turn.state;
  if (link.at === "live") turn.state.link = { ...link, heardAt: turn.world.now };
  // What is not listed is for agents, or of a later version: the contract says to ignore that.
  const listed = meanings as Partial<Record<string, (turn: Turn, frame: ServerFrame) => void>>;
  (listed[frame.type] ?? turn.part?.heard)?.(turn, frame);
}

/** What each frame of the server means, but for those that only agents get. */
const meanings: {
  readonly [T in Exclude<ServerFrame["type"], "dismissed" | "agent">]: (
    turn: Turn,
    frame: Extract<ServerFrame, { type: T }>,
  ) => void;
} = {
  welcome,
  ok: replied,
  error: replied,
  conversation: (turn, frame) => void learnt(turn, frame.conversation),
  tick: ticked,
  bye: ({ state }, { retryAfterMs }) => {
    const { link } = state;
    if (link.at === "live" || link.at === "greeting") state.link = { ...link, retryAfterMs };
  },
  replay: told((turn, held, { from, head }) => replay(turn, held, from, head)),
  entry: told((turn, held, { type: _type, ...pushed }) => entry(turn, held, pushed)),
  live: told((turn, held, { head }) => live(turn, held, head)),
  reset: told(reset),
  typing: told(theyType),
};

/** A frame about a conversation means nothing where that is not known. */
function told<F extends { readonly conversation: string }>(
  meaning: (turn: Turn, held: Draft<Held>, frame: F) => void,
): (turn: Turn, frame: F) => void {
  return (turn, frame) => {
    const held = edit(turn, frame.conversation);
    if (held) meaning(turn, held, frame);
  };
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
