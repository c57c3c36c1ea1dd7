import type {
  Author,
  Availability,
  Conversation,
  Entry,
  EntryContent,
  OutgoingContent,
  Page,
  Role,
  VisitorCard,
} from "@rapport/client";

export interface FakeAgent {
  readonly id: string;
  readonly login: string;
  readonly password: string;
  name: string;
  role: Role;
  capacity: number;
  status: Availability;
  disabled: boolean;
}

export interface FakeDecision {
  readonly at: string;
  readonly trigger: string;
  readonly rule: string;
  readonly agent?: string;
  readonly candidates: readonly { agent: string; load: number; capacity: number; passedOver?: string }[];
}

export interface FakeConversation {
  readonly id: string;
  state: Conversation["state"];
  cycle: number;
  fence: number;
  agent: string | undefined;
  arrival: number;
  readonly entries: Entry[];
  readonly visitor: { -readonly [K in keyof VisitorCard]: VisitorCard[K] };
  readonly read: { visitor: number; agent: number };
  readonly delivered: { visitor: number; agent: number };
  readonly decisions: FakeDecision[];
}

/** Who wants to hear what happens. Entries come by conversation, states of conversations to all. */
export interface Ear {
  entry(conversation: FakeConversation, entry: Entry): void;
  changed(conversation: FakeConversation): void;
  assigned(conversation: FakeConversation, agent: string): void;
  dismissed(conversation: FakeConversation, agent: string): void;
  typing(conversation: FakeConversation, by: "visitor" | "agent", text: string | undefined): void;
}

/** A small desk in memory that behaves like the contract where the faces look: enough to develop against, no more. */
export class World {
  readonly agents: FakeAgent[] = [];
  readonly conversations = new Map<string, FakeConversation>();
  readonly ears = new Set<Ear>();
  #ids = 0;
  #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Lets the past be told: everything until the next call happens at this time. */
  at(now: () => number): void {
    this.#now = now;
  }

  addAgent(agent: Omit<FakeAgent, "id" | "disabled">): FakeAgent {
    const added = { ...agent, id: this.newId("agent"), disabled: false };
    this.agents.push(added);
    return added;
  }

  addVisitor(about: Partial<VisitorCard> & { page?: Page } = {}): FakeConversation {
    const id = this.newId("visitor");
    const conversation: FakeConversation = {
      id: this.newId("conversation"),
      state: "idle",
      cycle: 0,
      fence: 0,
      agent: undefined,
      arrival: 0,
      entries: [],
      visitor: { identified: false, present: true, ...about, id },
      read: { visitor: 0, agent: 0 },
      delivered: { visitor: 0, agent: 0 },
      decisions: [],
    };
    this.conversations.set(conversation.id, conversation);
    return conversation;
  }

  newId(kind: string): string {
    this.#ids += 1;
    return `${kind}-${(0x1a2b3c4d + this.#ids * 2_654_435_761).toString(36).slice(-7)}`;
  }

  agent(id: string | undefined): FakeAgent | undefined {
    return this.agents.find((agent) => agent.id === id);
  }

  load(agent: string): number {
    return [...this.conversations.values()].filter((one) => one.state === "assigned" && one.agent === agent)
      .length;
  }

  queue(): readonly FakeConversation[] {
    return [...this.conversations.values()]
      .filter((one) => one.state === "queued")
      .sort((a, b) => a.arrival - b.arrival);
  }

  /** The same message twice is one. */
  post(conversation: FakeConversation, author: Author, content: OutgoingContent, id: string): Entry {
    const known = conversation.entries.find((entry) => entry.id === id);
    if (known !== undefined) return known;
    const opens = author.kind === "visitor" && conversation.state === "idle";
    if (opens) {
      conversation.cycle += 1;
      conversation.arrival = this.#now();
      conversation.state = "queued";
      this.append(conversation, { kind: "system" }, { kind: "opened", cycle: conversation.cycle });
    }
    const said = content.kind === "file" ? { kind: "text" as const, text: content.file } : content;
    const entry = this.append(conversation, author, said, id);
    if (author.kind === "visitor") conversation.read.visitor = conversation.delivered.visitor = entry.seq;
    if (author.kind === "agent" && content.kind === "text" && author.id !== undefined)
      conversation.visitor.lastAgent = author.id;
    if (opens) this.place(conversation, "cycle_opened");
    else this.changed(conversation);
    return entry;
  }

  place(conversation: FakeConversation, trigger: string, passedOver?: string): void {
    const { owner, lastAgent } = conversation.visitor;
    const free = this.agents
      .filter(
        (agent) =>
          !agent.disabled &&
          agent.status === "online" &&
          agent.id !== passedOver &&
          this.load(agent.id) < agent.capacity,
      )
      .sort((a, b) => this.load(a.id) / a.capacity - this.load(b.id) / b.capacity);
    const chosen =
      free.find((agent) => agent.id === owner) ?? free.find((agent) => agent.id === lastAgent) ?? free[0];
    const rule =
      chosen === undefined
        ? "nobody_eligible"
        : chosen.id === owner
          ? "owner"
          : chosen.id === lastAgent
            ? "last_agent"
            : "balanced";
    this.#decide(conversation, trigger, rule, chosen?.id);
    if (chosen !== undefined) this.assign(conversation, chosen, rule, trigger);
    else this.enqueue(conversation);
  }

  assign(conversation: FakeConversation, agent: FakeAgent, reason: string, trigger = "slot_free"): void {
    const from = this.agent(conversation.agent);
    if (from !== undefined && conversation.state === "assigned") this.#dismiss(conversation, from.id);
    conversation.state = "assigned";
    conversation.agent = agent.id;
    conversation.fence += 1;
    this.append(
      conversation,
      { kind: "system" },
      {
        kind: "assigned",
        agent: { id: agent.id, name: agent.name },
        fence: conversation.fence,
        reason,
        trigger,
        ...(from === undefined ? {} : { from: { id: from.id, name: from.name } }),
      },
    );
    for (const ear of this.ears) ear.assigned(conversation, agent.id);
    this.changed(conversation);
  }

  enqueue(conversation: FakeConversation): void {
    const from = conversation.agent;
    conversation.state = "queued";
    conversation.agent = undefined;
    if (from !== undefined) this.#dismiss(conversation, from);
    const reason = this.agents.some((agent) => agent.status === "online") ? "all_busy" : "nobody_online";
    this.append(conversation, { kind: "system" }, { kind: "queued", reason });
    this.changed(conversation);
  }

  take(conversation: FakeConversation, agent: FakeAgent): void {
    if (conversation.state === "idle") {
      conversation.cycle += 1;
      conversation.arrival = this.#now();
      this.append(conversation, { kind: "system" }, { kind: "opened", cycle: conversation.cycle });
    }
    this.#decide(conversation, "taken", "taken", agent.id);
    this.assign(conversation, agent, "taken", "taken");
  }

  transfer(conversation: FakeConversation, from: FakeAgent, to: FakeAgent, note: string | undefined): void {
    if (note !== undefined && note !== "") {
      const by = { id: from.id, name: from.name };
      this.append(conversation, { kind: "agent", ...by }, { kind: "transfer_note", text: note, by });
    }
    this.#decide(conversation, "transferred", "transferred", to.id);
    this.assign(conversation, to, "transferred", "transferred");
  }

  close(conversation: FakeConversation, author: Author, reason: "agent" | "visitor" | "idle"): void {
    const from = conversation.agent;
    conversation.state = "idle";
    conversation.agent = undefined;
    this.append(conversation, author, { kind: "closed", cycle: conversation.cycle, by: author, reason });
    if (from !== undefined) this.#dismiss(conversation, from);
    this.changed(conversation);
    this.serveQueue();
  }

  setStatus(agent: FakeAgent, status: Availability): void {
    agent.status = status;
    if (status === "offline") {
      for (const one of this.conversations.values())
        if (one.state === "assigned" && one.agent === agent.id) this.place(one, "went_offline", agent.id);
    }
    if (status === "online") this.serveQueue();
  }

  serveQueue(): void {
    for (const one of this.queue()) {
      if (
        this.agents.some(
          (agent) => !agent.disabled && agent.status === "online" && this.load(agent.id) < agent.capacity,
        )
      )
        this.place(one, "slot_free");
    }
  }

  append(conversation: FakeConversation, author: Author, content: EntryContent, id?: string): Entry {
    const entry: Entry = {
      conversation: conversation.id,
      seq: conversation.entries.length + 1,
      at: new Date(this.#now()).toISOString(),
      ...(id === undefined ? {} : { id }),
      author,
      content,
    };
    conversation.entries.push(entry);
    for (const ear of this.ears) ear.entry(conversation, entry);
    return entry;
  }

  changed(conversation: FakeConversation): void {
    for (const ear of this.ears) ear.changed(conversation);
  }

  typing(conversation: FakeConversation, by: "visitor" | "agent", text: string | undefined): void {
    for (const ear of this.ears) ear.typing(conversation, by, text);
  }

  /** The conversation as the wire shows it to agents. */
  shown(one: FakeConversation): Conversation {
    const agent = one.state === "assigned" ? this.agent(one.agent) : undefined;
    const last = one.entries.findLast(({ content }) => content.kind === "text" || content.kind === "note");
    const preview =
      last === undefined
        ? ""
        : last.content.kind === "text" || last.content.kind === "note"
          ? last.content.text
          : "";
    const place = this.queue().indexOf(one) + 1;
    const waitingSince = this.#owedSince(one);
    return {
      id: one.id,
      state: one.state,
      cycle: one.cycle,
      head: one.entries.length,
      floor: 1,
      fence: one.fence,
      priority: 0,
      ...(agent === undefined ? {} : { agent: { id: agent.id, name: agent.name, present: true } }),
      ...(one.state === "queued"
        ? {
            queue: {
              reason: this.agents.some((other) => other.status === "online") ? "all_busy" : "nobody_online",
              position: place,
            },
          }
        : {}),
      read: { ...one.read },
      delivered: { ...one.delivered },
      ...(last === undefined
        ? {}
        : { last: { at: last.at, author: last.author, preview: preview.slice(0, 120) } }),
      ...(waitingSince === undefined ? {} : { waitingSince }),
      visitor: one.visitor,
    };
  }

  #owedSince(one: FakeConversation): string | undefined {
    if (one.state === "idle") return undefined;
    const answered = one.entries.findLastIndex(
      ({ author, content }) => author.kind === "agent" && content.kind === "text",
    );
    const opened = one.entries.findLastIndex(({ content }) => content.kind === "opened");
    return one.entries.slice(Math.max(answered, opened) + 1).find(({ author }) => author.kind === "visitor")
      ?.at;
  }

  #dismiss(conversation: FakeConversation, agent: string): void {
    for (const ear of this.ears) ear.dismissed(conversation, agent);
  }

  #decide(conversation: FakeConversation, trigger: string, rule: string, agent: string | undefined): void {
    const candidates = this.agents.map((one) => ({
      agent: one.id,
      load: this.load(one.id),
      capacity: one.capacity,
      ...(one.id === agent
        ? {}
        : {
            passedOver:
              one.status !== "online"
                ? one.status
                : this.load(one.id) >= one.capacity
                  ? "full"
                  : "ranked_lower",
          }),
    }));
    conversation.decisions.push({
      at: new Date(this.#now()).toISOString(),
      trigger,
      rule,
      ...(agent === undefined ? {} : { agent }),
      candidates,
    });
  }
}
