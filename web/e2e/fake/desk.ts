import { randomUUID } from "node:crypto";
import type { Author, Conversation, Entry, EntryContent, ServerFrame } from "@rapport/client";

type Plain = { readonly type: string; readonly id?: string; readonly [field: string]: unknown };
export type Put = (frame: ServerFrame | object) => void;

const LI = { id: "a1", name: "Li" };

/**
 * One visitor's conversation with a server that keeps the contract, in memory, and an agent whom the test plays. For
 * looking at the widget without the real server; what the real one does is tested against the real one.
 */
export class FakeDesk {
  readonly log: Entry[] = [];
  readonly heard: Plain[] = [];
  conversation: Conversation | undefined;
  readonly #lines = new Set<Put>();
  #token = "";

  hello(frame: Plain, put: Put): void {
    this.#token ||= randomUUID();
    const known = frame.token === this.#token;
    if (!known) this.conversation = undefined;
    if (!known) this.log.length = 0;
    put({
      type: "welcome",
      re: frame.id,
      epoch: "fake",
      session: frame.session,
      tickMs: 5_000,
      limits: { frameBytes: 65_536, textBytes: 16_384, fileBytes: 1 },
      visitor: { id: "v1", token: this.#token, identified: false },
      conversations: this.conversation ? [this.conversation] : [],
    });
    this.#lines.add(put);
    if (!this.conversation) return;
    const cursor = (frame.cursors as { seq: number }[] | undefined)?.[0]?.seq;
    const from = (cursor ?? Math.max(0, this.log.length - 50)) + 1;
    put({ type: "replay", conversation: "k", from, head: this.log.length });
    for (const entry of this.log.slice(from - 1)) put({ type: "entry", ...entry });
    put({ type: "live", conversation: "k", head: this.log.length });
  }

  gone(put: Put): void {
    this.#lines.delete(put);
  }

  /** A frame after hello. */
  take(frame: Plain, put: Put): void {
    this.heard.push(frame);
    const ok = (fields: object = {}) => put({ type: "ok", re: frame.id, ...fields });
    switch (frame.type) {
      case "send": {
        const entry = this.write({ kind: "visitor", id: "v1" }, frame.content as EntryContent, frame.id);
        return ok({ conversation: "k", seq: entry.seq, at: entry.at });
      }
      case "history": {
        const before = (frame.before as number | undefined) ?? this.log.length + 1;
        const entries = this.log.slice(Math.max(0, before - 51), before - 1);
        return ok({ conversation: "k", entries, more: before > 51, floor: 1, head: this.log.length });
      }
      case "close":
        this.end("visitor");
        return ok({ conversation: this.conversation });
      case "rate":
        this.write(
          { kind: "visitor", id: "v1" },
          { kind: "rated", cycle: this.#state().cycle, score: frame.score as number },
        );
        return ok();
      case "read":
      case "delivered": {
        const mark = { ...this.#state()[frame.type], visitor: frame.seq as number };
        return this.change({ [frame.type]: mark });
      }
      case "profile":
        return ok();
    }
  }

  /** The agent, or the system, writes; the visitor's first words open the conversation. */
  write(author: Author, content: EntryContent, id?: string): Entry {
    if (!this.conversation) {
      this.conversation = fresh();
      this.#tell({ type: "conversation", conversation: this.conversation });
      this.#append({ kind: "system" }, { kind: "opened", cycle: 1 });
    }
    return this.#append(author, content, id);
  }

  agentSays(text: string, name = "Li"): void {
    this.write({ kind: "agent", id: name === "Li" ? "a1" : "a2", name }, { kind: "text", text });
  }

  agentTypes(name = "Li"): void {
    this.#tell({ type: "typing", conversation: "k", by: "agent", name });
  }

  assign(agent = LI): void {
    const fence = this.#state().fence + 1;
    this.change({ state: "assigned", fence, agent: { ...agent, present: true }, queue: undefined });
    this.write({ kind: "system" }, { kind: "assigned", agent, fence });
  }

  end(reason: "visitor" | "agent"): void {
    this.change({ state: "idle", agent: undefined, queue: undefined });
    this.write({ kind: "system" }, { kind: "closed", cycle: this.#state().cycle, reason });
  }

  change(fields: Partial<Conversation>): void {
    this.conversation = { ...this.#state(), ...fields };
    this.#tell({ type: "conversation", conversation: this.conversation });
  }

  readAll(): void {
    const agent = this.log.length;
    const { read, delivered } = this.#state();
    this.change({ read: { ...read, agent }, delivered: { ...delivered, agent } });
  }

  tick(): void {
    this.#tell({
      type: "tick",
      at: new Date().toISOString(),
      heads: this.conversation ? [["k", this.log.length]] : [],
    });
  }

  #append(author: Author, content: EntryContent, id?: string): Entry {
    const seq = this.log.length + 1;
    const entry: Entry = { conversation: "k", seq, at: new Date().toISOString(), id, author, content };
    this.log.push(entry);
    this.conversation = { ...this.#state(), head: seq };
    this.#tell({ type: "entry", ...entry });
    return entry;
  }

  #state(): Conversation {
    if (!this.conversation) throw new Error("nobody has written yet");
    return this.conversation;
  }

  #tell(frame: object): void {
    for (const put of this.#lines) put(frame);
  }
}

function fresh(): Conversation {
  const none = { visitor: 0, agent: 0 };
  return {
    id: "k",
    state: "queued",
    cycle: 1,
    head: 0,
    floor: 1,
    fence: 0,
    priority: 0,
    queue: { reason: "all_busy", position: 3, estimateSeconds: 240 },
    read: none,
    delivered: none,
  };
}
