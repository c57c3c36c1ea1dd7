import type { Availability, ClientFrame, Entry, Scope, ServerFrame } from "@rapport/client";
import type { Ear, FakeAgent, FakeConversation, World } from "./world.ts";

const replayed = 50;
const fallbackPage = 50;

/** One agent's connection to the fake desk. */
export class AgentSession implements Ear {
  readonly #world: World;
  readonly #agent: FakeAgent;
  readonly #out: (frame: ServerFrame) => void;
  readonly #following = new Set<string>();
  #scope: Scope = "none";

  constructor(world: World, agent: FakeAgent, out: (frame: ServerFrame) => void) {
    this.#world = world;
    this.#agent = agent;
    this.#out = out;
  }

  hello(frame: Extract<ClientFrame, { type: "hello" }>, tickMs: number): void {
    const { id, name, role, capacity, status } = this.#agent;
    const mine = [...this.#world.conversations.values()].filter((one) => this.#serves(one));
    this.#out({
      type: "welcome",
      re: frame.id,
      epoch: "fake",
      session: frame.session ?? "s",
      tickMs,
      limits: { frameBytes: 65_536, textBytes: 16_384, fileBytes: 10_485_760 },
      agent: { id, name, role, capacity, status },
      conversations: mine.map((one) => this.#world.shown(one)),
    });
    const cursors = new Map((frame.cursors ?? []).map((cursor) => [cursor.conversation, cursor.seq]));
    for (const [conversation] of cursors)
      if (!mine.some((one) => one.id === conversation))
        this.#out({ type: "dismissed", conversation, fence: 0 });
    for (const one of mine) this.#follow(one, cursors.get(one.id));
  }

  tick(): void {
    const heads = [...this.#following].map((id): [string, number] => [
      id,
      this.#world.conversations.get(id)?.entries.length ?? 0,
    ]);
    this.#out({ type: "tick", at: new Date().toISOString(), heads });
  }

  take(frame: ClientFrame): void {
    if (frame.type === "availability") return this.#availability(frame.id, frame.status, frame.agent);
    if (frame.type === "watch") {
      this.#scope = frame.scope;
      return this.#out({ type: "ok", re: frame.id });
    }
    if (!("conversation" in frame) || frame.conversation === undefined) return;
    const one = this.#world.conversations.get(frame.conversation);
    if (one === undefined) {
      if ("id" in frame)
        this.#out({ type: "error", re: frame.id, code: "not_found", message: "no such conversation" });
      return;
    }
    this.#inConversation(frame, one);
  }

  #inConversation(frame: ClientFrame, one: FakeConversation): void {
    switch (frame.type) {
      case "send": {
        if (
          frame.content.kind !== "note" &&
          frame.join !== true &&
          (!this.#serves(one) || frame.fence !== one.fence)
        )
          return this.#refuse(frame.id, "not_assignee");
        const entry = this.#world.post(one, this.#author(), frame.content, frame.id);
        return this.#out({ type: "ok", re: frame.id, conversation: one.id, seq: entry.seq, at: entry.at });
      }
      case "history":
        return this.#history(frame, one);
      case "read":
        if (this.#serves(one))
          one.read.agent = Math.max(one.read.agent, Math.min(frame.seq, one.entries.length));
        return this.#world.changed(one);
      case "typing":
        return this.#world.typing(one, "agent", undefined);
      case "open":
        this.#follow(one, frame.cursor);
        return this.#done(frame.id, one);
      case "leave":
        this.#following.delete(one.id);
        return this.#done(frame.id, one);
      case "take":
        if (this.#serves(one)) return this.#done(frame.id, one);
        if (one.state === "assigned" && (this.#agent.role === "agent" || frame.fence !== one.fence))
          return this.#refuse(frame.id, "already_taken", one.agent);
        if (this.#world.load(this.#agent.id) >= this.#agent.capacity)
          return this.#refuse(frame.id, "at_capacity");
        this.#world.take(one, this.#agent);
        return this.#done(frame.id, one);
      case "release":
        if (!this.#serves(one)) return this.#refuse(frame.id, "not_assignee");
        this.#world.place(one, "released", this.#agent.id);
        return this.#done(frame.id, one);
      case "close":
        if (!this.#serves(one)) return this.#refuse(frame.id, "not_assignee");
        this.#world.close(one, this.#author(), "agent");
        return this.#done(frame.id, one);
      case "transfer": {
        const to = "agent" in frame.to ? this.#world.agent(frame.to.agent) : undefined;
        if (to === undefined || this.#world.load(to.id) >= to.capacity)
          return this.#refuse(frame.id, "at_capacity");
        this.#world.transfer(one, this.#agent, to, frame.note);
        return this.#done(frame.id, one);
      }
      default:
        return;
    }
  }

  #history(frame: Extract<ClientFrame, { type: "history" }>, one: FakeConversation): void {
    const limit = frame.limit ?? fallbackPage;
    const all = one.entries.filter(
      (entry) => entry.seq < (frame.before ?? Number.POSITIVE_INFINITY) && entry.seq > (frame.after ?? 0),
    );
    const entries = frame.after === undefined ? all.slice(-limit) : all.slice(0, limit);
    this.#out({
      type: "ok",
      re: frame.id,
      conversation: one.id,
      entries,
      more: entries.length < all.length,
      floor: 1,
      head: one.entries.length,
    });
  }

  #availability(id: string, status: Availability, agent: string | undefined): void {
    const whose = agent === undefined ? this.#agent : this.#world.agent(agent);
    if (whose === undefined) return this.#refuse(id, "not_found");
    if (whose !== this.#agent && this.#agent.role === "agent") return this.#refuse(id, "forbidden");
    this.#world.setStatus(whose, status);
    this.#out({ type: "ok", re: id, status });
  }

  entry(one: FakeConversation, entry: Entry): void {
    if (this.#following.has(one.id)) this.#out({ type: "entry", ...entry });
  }

  changed(one: FakeConversation): void {
    const watched = this.#scope === "all" || (this.#scope === "queue" && one.state === "queued");
    if (watched || this.#following.has(one.id))
      this.#out({ type: "conversation", conversation: this.#world.shown(one) });
  }

  assigned(one: FakeConversation, agent: string): void {
    if (agent !== this.#agent.id) return;
    this.#out({ type: "conversation", conversation: this.#world.shown(one) });
    if (!this.#following.has(one.id)) this.#follow(one, undefined);
  }

  dismissed(one: FakeConversation, agent: string): void {
    if (agent !== this.#agent.id) return;
    this.#following.delete(one.id);
    this.#out({ type: "dismissed", conversation: one.id, fence: one.fence });
  }

  typing(one: FakeConversation, by: "visitor" | "agent", text: string | undefined): void {
    if (this.#following.has(one.id))
      this.#out({ type: "typing", conversation: one.id, by, ...(text === undefined ? {} : { text }) });
  }

  #follow(one: FakeConversation, cursor: number | undefined): void {
    const head = one.entries.length;
    const from = cursor === undefined ? Math.max(1, head - replayed + 1) : cursor + 1;
    this.#following.add(one.id);
    this.#out({ type: "conversation", conversation: this.#world.shown(one) });
    this.#out({ type: "replay", conversation: one.id, from, head });
    for (const entry of one.entries.slice(from - 1)) this.#out({ type: "entry", ...entry });
    this.#out({ type: "live", conversation: one.id, head });
  }

  #serves(one: FakeConversation): boolean {
    return one.state === "assigned" && one.agent === this.#agent.id;
  }

  #author(): { readonly kind: "agent"; readonly id: string; readonly name: string } {
    return { kind: "agent", id: this.#agent.id, name: this.#agent.name };
  }

  #done(id: string, one: FakeConversation): void {
    this.#out({ type: "ok", re: id, conversation: this.#world.shown(one) });
  }

  #refuse(
    id: string,
    code: "not_assignee" | "at_capacity" | "already_taken" | "forbidden" | "not_found",
    agent?: string,
  ): void {
    this.#out({ type: "error", re: id, code, message: code, ...(agent === undefined ? {} : { agent }) });
  }
}
