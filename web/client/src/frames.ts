/**
 * The frames of the wire contract v1 as types, nothing else. What the server sends may carry fields and frames
 * that are not listed here; a client ignores both.
 */

export type Role = "agent" | "supervisor" | "administrator";
export type Availability = "online" | "away" | "offline";
export type Scope = "none" | "queue" | "all";
export type ConversationState = "idle" | "queued" | "assigned";
export type QueueReason = "nobody_online" | "all_busy" | "waiting_for_bound" | "outside_hours" | "queue_full";
export type CloseReason = "visitor" | "agent" | "idle" | "system";
export type ResetReason = "epoch" | "beyond_head" | "below_floor";
export type AuthorKind = "visitor" | "agent" | "bot" | "system";

/** Why a frame was refused. A refusal is final for its frame. */
export type ErrorCode =
  | "malformed"
  | "unknown_type"
  | "too_large"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "id_conflict"
  | "not_assignee"
  | "already_taken"
  | "at_capacity"
  | "nobody_eligible"
  | "not_rateable"
  | "unsupported_file";

export type Person = { readonly id: string; readonly name: string };
export type Author = { readonly kind: AuthorKind; readonly id?: string; readonly name?: string };
export type Page = { readonly url: string; readonly title?: string; readonly referrer?: string };
export type Attributes = Readonly<Record<string, unknown>>;
export type Cursor = { readonly conversation: string; readonly seq: number };

export type SharedFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
};

/** What an entry of the log holds. `note` and `transfer_note` reach agents only. */
export type EntryContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly file: SharedFile }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "opened"; readonly cycle: number }
  | { readonly kind: "queued"; readonly reason: QueueReason }
  | {
      readonly kind: "assigned";
      readonly agent: Person;
      readonly fence: number;
      readonly reason?: string;
      /** To agents: what made a choice necessary, such as `connection_lost`. */
      readonly trigger?: string;
      readonly from?: Person | string;
    }
  | { readonly kind: "transfer_note"; readonly text: string; readonly by: Person | string }
  | { readonly kind: "closed"; readonly cycle: number; readonly by?: Author; readonly reason: CloseReason }
  | { readonly kind: "rated"; readonly cycle: number; readonly score: number; readonly comment?: string }
  | { readonly kind: "erased"; readonly seq: number }
  | { readonly kind: "tombstone" };

/** What a client may send as the content of a message. */
export type OutgoingContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "note"; readonly text: string };

export type Entry = {
  readonly conversation: string;
  readonly seq: number;
  readonly at: string;
  readonly id?: string;
  readonly author: Author;
  readonly content: EntryContent;
};

export type Marks = { readonly visitor: number; readonly agent: number };

export type Serving = Person & { readonly avatar?: string; readonly present: boolean };

export type QueuePlace = {
  readonly reason: QueueReason;
  /** Left out where nothing can be promised. */
  readonly position?: number;
  readonly estimateSeconds?: number;
  /** When the site is served again, while it is not. */
  readonly opensAt?: string;
};

/** What an agent is told about the visitor of a conversation. */
export type VisitorCard = {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly identified: boolean;
  readonly present: boolean;
  readonly page?: Page;
  readonly locale?: string;
  readonly attributes?: Attributes;
  readonly owner?: Person | string;
  readonly lastAgent?: Person | string;
  readonly earlier?: readonly string[];
};

export type Conversation = {
  readonly id: string;
  readonly state: ConversationState;
  readonly cycle: number;
  readonly head: number;
  readonly floor: number;
  readonly fence: number;
  readonly priority: number;
  readonly agent?: Serving;
  readonly queue?: QueuePlace;
  readonly read: Marks;
  readonly delivered: Marks;
  readonly last?: { readonly at: string; readonly author: Author; readonly preview: string };
  /** To agents: when the visitor wrote what no agent has answered yet. */
  readonly waitingSince?: string;
  readonly visitor?: VisitorCard;
};

// ---- from the client ----

export type HelloFrame =
  | {
      readonly type: "hello";
      readonly id: string;
      readonly as: "visitor";
      readonly site: string;
      readonly token?: string;
      readonly identity?: string;
      readonly session?: string;
      readonly epoch?: string;
      readonly cursors?: readonly Cursor[];
      readonly page?: Page;
      readonly locale?: string;
    }
  | {
      readonly type: "hello";
      readonly id: string;
      readonly as: "agent";
      readonly token?: string;
      readonly session?: string;
      readonly epoch?: string;
      readonly cursors?: readonly Cursor[];
    };

export type SendFrame = {
  readonly type: "send";
  readonly id: string;
  readonly conversation?: string;
  readonly content: OutgoingContent;
  readonly fence?: number;
  readonly join?: true;
};

export type HistoryFrame = {
  readonly type: "history";
  readonly id: string;
  readonly conversation?: string;
  readonly before?: number;
  readonly after?: number;
  readonly limit?: number;
};

/** Frames with an `id`, other than hello and send: each gets exactly one reply. */
export type RequestFrame =
  | HistoryFrame
  | {
      readonly type: "profile";
      readonly id: string;
      readonly name?: string;
      readonly email?: string;
      readonly attributes?: Attributes;
    }
  | {
      readonly type: "rate";
      readonly id: string;
      readonly conversation?: string;
      readonly score: number;
      readonly comment?: string;
      readonly cycle?: number;
    }
  | { readonly type: "close"; readonly id: string; readonly conversation?: string; readonly fence?: number }
  | {
      readonly type: "availability";
      readonly id: string;
      readonly status: Availability;
      readonly agent?: string;
    }
  | { readonly type: "watch"; readonly id: string; readonly scope: Scope }
  | { readonly type: "open"; readonly id: string; readonly conversation: string; readonly cursor?: number }
  | { readonly type: "leave"; readonly id: string; readonly conversation: string }
  | {
      readonly type: "take";
      readonly id: string;
      readonly conversation: string;
      readonly fence?: number;
    }
  | {
      readonly type: "transfer";
      readonly id: string;
      readonly conversation: string;
      readonly fence: number;
      readonly to: { readonly agent: string } | { readonly team: string };
      readonly note?: string;
    }
  | { readonly type: "release"; readonly id: string; readonly conversation: string; readonly fence: number };

/** Frames without a reply. */
export type SignalFrame =
  | { readonly type: "delivered"; readonly conversation?: string; readonly seq: number }
  | { readonly type: "read"; readonly conversation?: string; readonly seq: number }
  | { readonly type: "typing"; readonly conversation?: string; readonly text?: string }
  | { readonly type: "page"; readonly page: Page }
  | { readonly type: "tock" };

export type ClientFrame = HelloFrame | SendFrame | RequestFrame | SignalFrame;

// ---- from the server ----

export type Limits = { readonly frameBytes: number; readonly textBytes: number; readonly fileBytes: number };

/** What an agent is told about themselves. */
export type Myself = Person & {
  readonly role: Role;
  readonly capacity: number;
  readonly status: Availability;
};

export type WelcomeFrame = {
  readonly type: "welcome";
  readonly re: string;
  readonly epoch: string;
  readonly session: string;
  readonly stream?: string;
  readonly tickMs: number;
  readonly limits: Limits;
  readonly visitor?: {
    readonly id: string;
    readonly name?: string;
    readonly token: string;
    readonly identified: boolean;
  };
  readonly agent?: Myself;
  readonly conversations: readonly Conversation[];
};

/** The answer to a `send`. */
export type Sent = {
  readonly conversation: string;
  readonly seq: number;
  readonly at: string;
  readonly duplicate?: boolean;
};

/** The answer to a `history`. */
export type HistoryPage = {
  readonly conversation: string;
  readonly entries: readonly Entry[];
  readonly more: boolean;
  readonly floor: number;
  readonly head: number;
};

/** The fields of an `ok` depend on the frame it answers; see `Answers`. */
export type OkFrame = { readonly type: "ok"; readonly re: string; readonly [field: string]: unknown };

export type ErrorFrame = {
  readonly type: "error";
  readonly re?: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly agent?: Person | string;
};

export type ServerFrame =
  | WelcomeFrame
  | OkFrame
  | ErrorFrame
  | { readonly type: "replay"; readonly conversation: string; readonly from: number; readonly head: number }
  | ({ readonly type: "entry" } & Entry)
  | { readonly type: "live"; readonly conversation: string; readonly head: number }
  | { readonly type: "conversation"; readonly conversation: Conversation }
  | { readonly type: "dismissed"; readonly conversation: string; readonly fence: number }
  | { readonly type: "agent"; readonly agent: Myself & { readonly load: number } }
  | { readonly type: "reset"; readonly conversation: string; readonly reason: ResetReason }
  | {
      readonly type: "typing";
      readonly conversation: string;
      readonly by: "visitor" | "agent";
      readonly name?: string;
      readonly text?: string;
    }
  | { readonly type: "tick"; readonly at: string; readonly heads: readonly (readonly [string, number])[] }
  | {
      readonly type: "bye";
      readonly code: number;
      readonly reason: string;
      readonly retryAfterMs?: number;
    };

/** What an `ok` carries, by the type of the frame that it answers. */
export type Answers = {
  readonly send: Sent;
  readonly history: HistoryPage;
  readonly profile: Record<never, never>;
  readonly rate: Record<never, never>;
  readonly close: { readonly conversation: Conversation };
  readonly availability: { readonly status: Availability };
  readonly watch: Record<never, never>;
  readonly open: { readonly conversation: Conversation };
  readonly leave: Record<never, never>;
  readonly take: { readonly conversation: Conversation };
  readonly transfer: { readonly conversation: Conversation };
  readonly release: { readonly conversation: Conversation };
};
