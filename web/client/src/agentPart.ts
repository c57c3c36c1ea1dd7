import type { Conversation, Myself, OkFrame } from "./frames.ts";
import { learnt } from "./log.ts";
import { ask } from "./queue.ts";
import { isMine, type Request, type State } from "./state.ts";
import { edit, type Part, type Turn } from "./turn.ts";

/** What an agent's client does beyond a visitor's: many conversations, some of them not its own. */
export const agentPart: Part = {
  // What was ours may still be, or is told to be gone; what was lost or left before is learnt anew if it matters.
  keeps: (held) => held.opened || (held.last !== undefined && !held.dismissed),

  /** What an agent watched and opened is a matter of the connection, so it is asked for again. */
  welcomed(turn) {
    const { watching, conversations } = turn.state;
    if (watching !== "none") ask(turn, { type: "watch", id: turn.world.id(), scope: watching }, "follow");
    for (const { opened, last, conversation } of Object.values(conversations))
      if (opened)
        ask(
          turn,
          { type: "open", id: turn.world.id(), conversation: conversation.id, cursor: last },
          "follow",
        );
  },

  heard(turn, frame) {
    if (frame.type === "dismissed") dismiss(turn, frame.conversation);
    if (frame.type === "agent") changed(turn, frame.agent);
  },

  wished(turn, wish) {
    if (wish.type !== "learn") return;
    // What is followed is told by the socket; of the rest a page may know more than what was heard long ago.
    for (const one of wish.conversations)
      if (!turn.state.conversations[one.id]?.live) learntFromAnswer(turn, one);
  },

  answered(turn, { frame, purpose }, ok) {
    if (ok) granted(turn, frame, ok);
    else if (purpose === "follow" && frame.type === "open") dismiss(turn, frame.conversation);
  },

  /** The fence of the assignment; a note and a colleague who joins need none. */
  fence({ state }, { conversation, content, join }) {
    const held = state.conversations[conversation ?? ""];
    const needed = held && content.kind !== "note" && !join && isMine(state, held);
    return needed ? held.conversation.fence : undefined;
  },
};

/** Something about us is no longer as it was, by whomever. What we asked for ourselves is no news. */
function changed({ state }: Turn, { name, role, capacity, status }: Myself): void {
  const { me } = state;
  if (me?.kind !== "agent") return;
  const asked = state.queue.some((one) => one.kind === "request" && setsOwn(one.frame, me));
  const news = status !== me.status && !asked;
  state.me = { ...me, name, role, capacity, status, ...(news ? { statusFromElsewhere: true } : {}) };
}

function setsOwn(frame: Request["frame"], me: State["me"]): boolean {
  return frame.type === "availability" && (frame.agent === undefined || frame.agent === me?.id);
}

/** It is no longer ours; the copy stays readable. */
function dismiss(turn: Turn, conversation: string): void {
  const held = edit(turn, conversation);
  if (held) Object.assign(held, { dismissed: true, opened: false, live: false, typing: undefined });
}

function granted(turn: Turn, frame: Request["frame"], ok: OkFrame): void {
  const { state } = turn;
  switch (frame.type) {
    case "open":
      learntFromAnswer(turn, ok.conversation as Conversation);
      return follow(turn, frame.conversation, true);
    case "leave":
      return follow(turn, frame.conversation, false);
    case "take":
    case "transfer":
    case "release":
    case "close":
      return learntFromAnswer(turn, ok.conversation as Conversation);
    case "watch":
      state.watching = frame.scope;
      return;
    case "availability": {
      const { me } = state;
      if (setsOwn(frame, me) && me?.kind === "agent")
        state.me = { ...me, status: frame.status, statusFromElsewhere: false };
      return;
    }
    case "history":
    case "profile":
    case "rate":
      return;
  }
}

/** An answer may have been overtaken by a push, which is newer then. */
function learntFromAnswer(turn: Turn, answer: Conversation): void {
  const known = turn.state.conversations[answer.id]?.conversation;
  const { fence, cycle, head } = answer;
  if (!known || (fence >= known.fence && cycle >= known.cycle && head >= known.head)) learnt(turn, answer);
}

function follow(turn: Turn, conversation: string, opened: boolean): void {
  const held = edit(turn, conversation);
  if (!held) return;
  held.opened = opened;
  held.live &&= opened;
  // Whoever reads along in a thousand conversations a day does not carry them all.
  if (!opened && !isMine(turn.state, held)) Object.assign(held, { entries: [], last: undefined });
}
