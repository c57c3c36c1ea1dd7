import type { HelloFrame, WelcomeFrame } from "./frames.ts";
import { interrupted, learnt } from "./log.ts";
import { tellAgain } from "./marks.ts";
import { belongTo } from "./outbox.ts";
import { ask, disconnected, flush } from "./queue.ts";
import { cursorOf, follows, type Held, type Me, type State } from "./state.ts";
import { type Turn, update, without } from "./turn.ts";

/** How long a server may take from dialling to `welcome`. */
export const GREETING_MS = 15_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

const UNAUTHENTICATED = 4501;

export function dial(turn: Turn, attempt: number): void {
  update(turn, { link: { at: "connecting", attempt, since: turn.world.now } });
  turn.effects.push({ type: "dial" });
}

/** The socket is open: say hello, with a cursor for each copy that the server shall continue. */
export function greet(turn: Turn): void {
  const { link, opening, session, epoch, conversations } = turn.state;
  if (link.at !== "connecting") return;
  const id = turn.world.id();
  const cursors = Object.values(conversations)
    .filter((held) => follows(turn.state, held) && !held.opened)
    .flatMap((held) => cursorOf(held) ?? []);
  const resume = epoch === undefined || cursors.length === 0 ? {} : { epoch, cursors };
  const hello: HelloFrame = { type: "hello", id, ...opening, session, ...resume };
  const { attempt, since } = link;
  update(turn, { link: { at: "greeting", attempt, since, hello: id } });
  turn.effects.push({ type: "transmit", frame: hello });
}

export function welcome(turn: Turn, frame: WelcomeFrame): void {
  const { link } = turn.state;
  if (link.at !== "greeting" || frame.re !== link.hello) return;
  const me = meOf(frame);
  if (!me) return;
  const { epoch, session, tickMs, limits } = frame;
  const { attempt } = link;
  const heardAt = turn.world.now;
  update(turn, { link: { at: "live", attempt, heardAt }, me, epoch, session, tickMs, limits });
  forgetAbsent(turn, new Set(frame.conversations.map((one) => one.id)));
  for (const conversation of frame.conversations) learnt(turn, conversation);
  belongTo(turn, me.id);
  if (frame.visitor) {
    const { token } = frame.visitor;
    const { opening } = turn.state;
    if (opening.as === "visitor") update(turn, { opening: { ...opening, token } });
    turn.effects.push({ type: "remember", account: me.id, token });
  }
  followAgain(turn);
  for (const held of Object.values(turn.state.conversations)) tellAgain(turn, held);
  if (!turn.state.recalled) turn.effects.push({ type: "recall", account: me.id });
  else flush(turn);
}

/** The socket is gone, or declared dead. */
export function lost(turn: Turn, code: number): void {
  const { link, opening } = turn.state;
  if (link.at === "off" || link.at === "ended" || link.at === "waiting") return;
  const attempt = link.attempt + 1;
  if (code === UNAUTHENTICATED && opening.as === "visitor" && opening.token !== undefined) {
    interrupt(turn);
    update(turn, { ...beginAnew(turn.state), opening: without(opening, "token") });
    turn.effects.push({ type: "forget" });
    dial(turn, attempt);
    return;
  }
  if (code >= 4500 && code <= 4999) {
    update(turn, { link: { at: "ended", code } });
    interrupt(turn);
    return;
  }
  const told = link.at === "connecting" ? undefined : link.retryAfterMs;
  const limit = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(link.attempt, 16));
  const delay = told ?? Math.floor(turn.world.random() * limit);
  update(turn, { link: { at: "waiting", attempt, retryAt: turn.world.now + delay } });
  interrupt(turn);
}

/** Ends the socket by our own will and goes where `then` leads. */
export function hangUp(turn: Turn): void {
  const { link } = turn.state;
  if (link.at === "connecting" || link.at === "greeting" || link.at === "live")
    turn.effects.push({ type: "hangUp" });
}

export function disconnect(turn: Turn): void {
  hangUp(turn);
  update(turn, { link: { at: "off" } });
  interrupt(turn);
}

/** When the connection wants to be looked at again. */
export function linkDeadline(state: State): number | undefined {
  const { link, tickMs } = state;
  switch (link.at) {
    case "off":
    case "ended":
      return undefined;
    case "waiting":
      return link.retryAt;
    case "connecting":
    case "greeting":
      return link.since + GREETING_MS;
    case "live":
      return link.heardAt + 2 * tickMs;
  }
}

/** Time has passed: try again, or declare a silent socket dead. */
export function linkDue(turn: Turn): void {
  const deadline = linkDeadline(turn.state);
  if (deadline === undefined || turn.world.now < deadline) return;
  const { link } = turn.state;
  if (link.at === "waiting") dial(turn, link.attempt);
  else {
    hangUp(turn);
    lost(turn, 1006);
  }
}

function interrupt(turn: Turn): void {
  const { conversations, typing: _typing, ...rest } = turn.state;
  const paused: Record<string, Held> = {};
  for (const [id, held] of Object.entries(conversations)) paused[id] = interrupted(held);
  turn.state = { ...rest, conversations: paused };
  disconnected(turn);
}

/** Nothing of the person that we were is carried over but what they wrote. */
function beginAnew(state: State): Partial<State> {
  return { conversations: {}, queue: state.queue.filter((item) => item.status !== "acked") };
}

function meOf(frame: WelcomeFrame): Me | undefined {
  if (frame.visitor) {
    const { id, name, identified } = frame.visitor;
    return { kind: "visitor", id, ...(name === undefined ? {} : { name }), identified };
  }
  return frame.agent && { kind: "agent", ...frame.agent };
}

/** What the server did not list is not ours; an agent keeps what they opened or may still want to read. */
function forgetAbsent(turn: Turn, listed: ReadonlySet<string>): void {
  const agent = turn.state.opening.as === "agent";
  const kept = Object.entries(turn.state.conversations).filter(
    ([id, held]) => listed.has(id) || (agent && (held.opened || held.last !== undefined)),
  );
  update(turn, { conversations: Object.fromEntries(kept) });
}

/** What an agent watched and opened is a matter of the connection, so it is asked for again. */
function followAgain(turn: Turn): void {
  const { watching, conversations } = turn.state;
  if (watching !== "none") ask(turn, { type: "watch", id: turn.world.id(), scope: watching }, "follow");
  for (const held of Object.values(conversations)) {
    if (!held.opened) continue;
    const conversation = held.conversation.id;
    const cursor = held.last === undefined ? {} : { cursor: held.last };
    ask(turn, { type: "open", id: turn.world.id(), conversation, ...cursor }, "follow");
  }
}
