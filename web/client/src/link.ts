import type { HelloFrame, WelcomeFrame } from "./frames.ts";
import { interruptLog, learnt } from "./log.ts";
import { belongTo, drop } from "./outbox.ts";
import { flush, interruptQueue, isMessage } from "./queue.ts";
import { begin, isMine, type Me, type Opening, type State } from "./state.ts";
import { editAll, type Turn } from "./turn.ts";

/** How long a server may take from dialling to `welcome`. */
const GREETING_MS = 15_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

const LOST = 1006;
const UNAUTHENTICATED = 4501;
const PROTOCOL_VIOLATION = 4504;

export function dial(turn: Turn, attempt: number): void {
  turn.state.link = { at: "connecting", attempt, since: turn.world.now };
  turn.effects.push({ type: "dial" });
}

/** The socket is open: say hello, with a cursor for each copy that the server shall continue. */
export function greet({ state, effects, world }: Turn): void {
  const { link, opening, session, epoch } = state;
  if (link.at !== "connecting") return;
  const id = world.id();
  const cursors = Object.values(state.conversations).flatMap((held) =>
    held.last !== undefined && !held.opened && isMine(state, held)
      ? { conversation: held.conversation.id, seq: held.last }
      : [],
  );
  const hello: HelloFrame = { type: "hello", id, ...opening, session, ...(cursors[0] && { epoch, cursors }) };
  state.link = { ...link, at: "greeting", hello: id };
  effects.push({ type: "transmit", frame: hello });
}

export function welcome(turn: Turn, frame: WelcomeFrame): void {
  const { state, world } = turn;
  const { link, opening } = state;
  const { visitor, agent, epoch, session, tickMs, limits } = frame;
  const me: Me | undefined = visitor ? { kind: "visitor", ...visitor } : agent && { kind: "agent", ...agent };
  if (link.at !== "greeting" || frame.re !== link.hello || !me) return;
  Object.assign(state, { me, epoch, session, tickMs, limits });
  state.link = { at: "live", attempt: link.attempt, heardAt: world.now };
  forgetAbsent(turn, frame);
  for (const conversation of frame.conversations) learnt(turn, conversation);
  // What was read or came meanwhile, or was told to the lost connection, is told.
  editAll(turn, (held) => {
    if (held.marks.delivered) held.marks = { ...held.marks, dueAt: world.now };
  });
  belongTo(turn, me.id);
  if (visitor && opening.as === "visitor") {
    state.opening = { ...opening, token: visitor.token };
    turn.effects.push({ type: "remember", account: me.id, token: visitor.token });
  }
  turn.part?.welcomed(turn);
  if (!state.recalled) turn.effects.push({ type: "recall", account: me.id });
  flush(turn);
}

/** The socket is gone, or declared dead. */
export function lost(turn: Turn, { code }: { readonly code: number }): void {
  const { state, world } = turn;
  const { link, opening } = state;
  if (!("attempt" in link) || link.at === "waiting") return;
  const attempt = link.attempt + 1;
  if (code === UNAUTHENTICATED && opening.as === "visitor" && opening.token) {
    interrupt(turn);
    // Nothing of the person that we were is carried over but what they wrote.
    state.opening = { ...opening, token: undefined };
    state.conversations = {};
    state.queue = state.queue.filter((item) => item.status !== "acked");
    turn.effects.push({ type: "forget" });
    dial(turn, attempt);
  } else {
    const limit = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** link.attempt);
    const told = "retryAfterMs" in link ? link.retryAfterMs : undefined;
    const delay = told ?? Math.floor(world.random() * limit);
    // Our hello was right, so it can only have come too late.
    const late = code === PROTOCOL_VIOLATION && link.at === "greeting";
    state.link =
      code >= 4500 && code < 5000 && !late
        ? { at: "ended", code }
        : { at: "waiting", attempt, retryAt: world.now + delay };
    interrupt(turn);
  }
}

export function disconnect(turn: Turn): void {
  turn.effects.push({ type: "hangUp" });
  turn.state.link = { at: "off" };
  interrupt(turn);
}

/** The person leaves this device: nothing of theirs stays. */
export function forgetMe(turn: Turn): void {
  disconnect(turn);
  const { opening, session, queue } = turn.state;
  for (const message of queue.filter(isMessage)) drop(turn, message);
  turn.effects.push({ type: "forget" });
  const nobody = { ...opening, token: undefined, identity: undefined } as Opening;
  turn.state = begin({ opening: nobody, session });
}

/** When the connection wants to be looked at again. */
export function linkDeadline({ link, tickMs }: State): number | undefined {
  if (link.at === "waiting") return link.retryAt;
  if (link.at === "live") return link.heardAt + 2 * tickMs;
  return "since" in link ? link.since + GREETING_MS : undefined;
}

/** Time has passed: try again, or declare a silent socket dead. */
export function linkDue(turn: Turn): void {
  const { link } = turn.state;
  if (turn.world.now < (linkDeadline(turn.state) ?? Infinity)) return;
  if (link.at === "waiting") return dial(turn, link.attempt);
  turn.effects.push({ type: "hangUp" });
  lost(turn, { code: LOST });
}

function interrupt(turn: Turn): void {
  turn.state.typing = undefined;
  editAll(turn, interruptLog);
  interruptQueue(turn);
}

/** What the server did not list is not ours; an agent keeps what they opened or may still want to read. */
function forgetAbsent({ state, part }: Turn, { conversations }: WelcomeFrame): void {
  state.conversations = Object.fromEntries(
    Object.entries(state.conversations).filter(
      ([id, held]) => conversations.some((one) => one.id === id) || part?.keeps(held),
    ),
  );
}
