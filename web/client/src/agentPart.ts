import type { Conversation, OkFrame } from "./frames.ts";
import { learnt } from "./log.ts";
import { ask } from "./queue.ts";
import { isMine, type Request } from "./state.ts";
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
      const own = frame.agent === undefined || frame.agent === state.me?.id;
      if (own && state.me?.kind === "agent") state.me = { ...state.me, status: frame.status };
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
