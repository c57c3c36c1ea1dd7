import type {
  Conversation,
  Entry,
  ErrorCode,
  Limits,
  Myself,
  Page,
  Person,
  RequestFrame,
  Scope,
  SendFrame,
} from "./frames.ts";

/**
 * Everything the client knows, as one immutable plain value: it can be compared, cloned, posted to another tab and
 * continued there. Only `step` makes new ones.
 */
export type State = {
  readonly opening: Opening;
  /** Names this client among others of the same person; the server replaces an older connection that has it. */
  readonly session: string;
  readonly link: Link;
  readonly me?: Me;
  readonly epoch?: string;
  readonly tickMs: number;
  readonly limits: Limits;
  /** Server time minus local time, from the last tick. */
  readonly clockOffsetMs: number;
  readonly conversations: Readonly<Record<string, Held>>;
  /** Messages and requests that are not finished, in the order in which they were made. */
  readonly queue: readonly Outgoing[];
  /** Whose messages the queue holds: the key under which they are kept in storage. */
  readonly account: string;
  /** Whether what storage holds for this account has been read. */
  readonly recalled: boolean;
  readonly watching: Scope;
  readonly typing?: OwnTyping;
};

/** What the client says about itself in `hello`. */
export type Opening =
  | {
      readonly as: "visitor";
      readonly site: string;
      readonly token?: string;
      readonly identity?: string;
      readonly page?: Page;
      readonly locale?: string;
    }
  | { readonly as: "agent"; readonly token?: string };

/** Who the server says we are. */
export type Me =
  | { readonly kind: "visitor"; readonly id: string; readonly name?: string; readonly identified: boolean }
  | (Myself & {
      readonly kind: "agent";
      /** Set when somebody else, or oneself at another place, changed the status to what it is. */
      readonly statusFromElsewhere?: boolean;
    });

/** The connection. `attempt` counts the tries since the last one that lived for a whole tick. */
export type Link =
  | { readonly at: "off" }
  | { readonly at: "ended"; readonly code: number }
  | { readonly at: "waiting"; readonly attempt: number; readonly retryAt: number }
  | { readonly at: "connecting"; readonly attempt: number; readonly since: number }
  | {
      readonly at: "greeting";
      readonly attempt: number;
      readonly since: number;
      readonly hello: string;
      readonly retryAfterMs?: number;
    }
  | {
      readonly at: "live";
      readonly attempt: number;
      readonly heardAt: number;
      readonly retryAfterMs?: number;
    };

/** A conversation and our copy of its log. */
export type Held = {
  readonly conversation: Conversation;
  /** Without holes, ascending, ending at `last`. */
  readonly entries: readonly Entry[];
  /** The last entry applied; absent: no copy. */
  readonly last?: number;
  /** The highest entry heard of. */
  readonly head: number;
  /** The replay is complete. */
  readonly live: boolean;
  /** Followed by `open`, to be opened again after a reconnect. */
  readonly opened: boolean;
  /** It was ours and is no longer; the copy stays readable. */
  readonly dismissed: boolean;
  readonly filling: boolean;
  readonly loadingOlder: boolean;
  /** Ticks in a row whose head was above `last`. */
  readonly behindTicks: number;
  readonly marks: OwnMarks;
  readonly typing?: {
    readonly by: "visitor" | "agent";
    readonly name?: string;
    readonly text?: string;
    readonly until: number;
  };
};

/** How far we have got and read, and how much of it was told on this connection. */
export type OwnMarks = {
  readonly delivered: number;
  readonly read: number;
  readonly deliveredTold: number;
  readonly readTold: number;
  /** When to tell; absent: nothing to tell. */
  readonly dueAt?: number;
};

/** What we last told about our own typing. `due`: a newer text waits for the throttle. */
export type OwnTyping = {
  readonly conversation?: string;
  readonly text?: string;
  readonly toldAt: number;
  readonly due: boolean;
};

/** Why something was not done: a code of the contract, or a reason of the client's own. */
export type Refusal = {
  readonly ok: false;
  /** `disconnected`: the outcome is unknown or there is no connection; `discarded`: taken back by the user. */
  readonly code: ErrorCode | "disconnected" | "discarded";
  readonly message: string;
  /** With `already_taken`: who was faster. */
  readonly agent?: Person | string;
};

/** A message on its way. It is kept in storage until the server has answered. */
export type Message = {
  readonly kind: "message";
  readonly id: string;
  readonly frame: SendFrame;
  /** When it was written, local time in milliseconds. */
  readonly at: number;
  readonly status: "waiting" | "sent" | "acked" | "failed";
  /** Its place in the log, once known. */
  readonly seq?: number;
  readonly refusal?: Refusal;
};

/** Any other frame that wants a reply. `purpose` says which part of the client asked, if it was not the caller. */
export type Request = {
  readonly kind: "request";
  readonly id: string;
  readonly frame: RequestFrame;
  readonly status: "waiting" | "sent";
  readonly purpose: "caller" | "fill" | "older" | "follow" | "ignored";
};

export type Outgoing = Message | Request;

/** What the reducer may not take from its surroundings. Times are milliseconds since 1970. */
export type World = { readonly now: number; readonly random: () => number; readonly id: () => string };

export type Begin = {
  readonly opening: Opening;
  readonly session: string;
  /** Known from an earlier visit: whose kept messages to show before the server answers. */
  readonly account?: string;
};

/** Before anything is known of a person, messages are kept under this account. */
export const NOBODY_YET = "new";

export function begin({ opening, session, account }: Begin): State {
  return {
    opening,
    session,
    link: { at: "off" },
    tickMs: 25_000,
    limits: { frameBytes: 65_536, textBytes: 16_384, fileBytes: 0 },
    clockOffsetMs: 0,
    conversations: {},
    queue: [],
    account: account ?? NOBODY_YET,
    recalled: false,
    watching: "none",
  };
}

/** Visitors have one conversation, which is theirs; an agent has those that are assigned to them. */
export function isMine(state: State, held: Held): boolean {
  if (state.opening.as === "visitor") return true;
  return !held.dismissed && state.me !== undefined && held.conversation.agent?.id === state.me.id;
}
