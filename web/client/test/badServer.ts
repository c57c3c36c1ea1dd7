import type { Conversation, Entry, OutgoingContent, SocketEvents } from "../src/index.ts";
import type { Stage } from "./stage.ts";

type Frame = { readonly type: string; readonly [field: string]: unknown };

/** How bad the way is, each from 0 to 1. */
export type Weather = {
  readonly lose: number;
  readonly repeat: number;
  readonly delay: number;
  readonly cut: number;
};

type Line = {
  readonly as: "visitor" | "agent";
  readonly id: string;
  readonly put: (frame: Frame) => void;
  open: boolean;
};

/**
 * A server with one conversation that keeps its promises about acknowledged messages, on a way that keeps none:
 * pushes are lost, repeated and overtaken, connections break before and after an answer.
 */
export class BadServer {
  readonly log: Entry[] = [];
  readonly acked = new Map<string, number>();
  readonly #lines = new Set<Line>();

  weather: Weather;
  readonly #stage: Stage;
  readonly #chance: () => number;

  constructor(stage: Stage, chance: () => number, weather: Weather) {
    this.#stage = stage;
    this.#chance = chance;
    this.weather = weather;
    this.#tick();
  }

  dial = (events: SocketEvents) => {
    let line: Line | undefined;
    let alive = true;
    const cut = (code: number) => {
      if (!alive) return;
      alive = false;
      if (line) this.#lines.delete(line);
      this.#stage.after(1, () => events.closed(code));
    };
    const reply = (frame: Frame) => {
      this.#stage.after(1, () => alive && events.received(JSON.stringify(frame)));
    };
    const push = (frame: Frame) => {
      if (this.#chance() < this.weather.lose) return;
      const late = this.#chance() < this.weather.delay ? 5 + this.#chance() * 50 : 1;
      this.#stage.after(late, () => alive && events.received(JSON.stringify(frame)));
      if (this.#chance() < this.weather.repeat)
        this.#stage.after(late + 3, () => alive && events.received(JSON.stringify(frame)));
    };
    this.#stage.after(1, () => alive && events.opened());
    return {
      close: () => {
        alive = false;
        if (line) this.#lines.delete(line);
      },
      send: (text: string) =>
        this.#stage.after(1, () => {
          if (!alive) return;
          if (this.#chance() < this.weather.cut) return cut(1006);
          const frame = JSON.parse(text) as Frame;
          if (frame.type === "hello") {
            const as = frame.as as "visitor" | "agent";
            line = { as, id: as === "visitor" ? "v1" : "a1", put: push, open: true };
            this.#lines.add(line);
            this.#welcome(line, frame, reply, push);
          } else if (line) this.#take(line, frame, reply);
          if (this.#chance() < this.weather.cut) cut(1006);
        }),
    };
  };

  #welcome(line: Line, hello: Frame, reply: (frame: Frame) => void, push: (frame: Frame) => void): void {
    const who =
      line.as === "visitor"
        ? { visitor: { id: "v1", token: "t", identified: false } }
        : { agent: { id: "a1", name: "Li", role: "agent", capacity: 5, status: "online" } };
    const conversations = line.as === "visitor" && this.log.length === 0 ? [] : [this.#conversation()];
    reply({
      type: "welcome",
      re: hello.id,
      epoch: "e",
      session: hello.session,
      tickMs: 1_000,
      limits: { frameBytes: 65_536, textBytes: 16_384, fileBytes: 1 },
      ...who,
      conversations,
    });
    if (conversations.length === 0) return;
    const cursors = (hello.cursors ?? []) as { conversation: string; seq: number }[];
    const from = cursors[0] ? cursors[0].seq + 1 : Math.max(1, this.log.length - 49);
    reply({ type: "replay", conversation: "k", from, head: this.log.length });
    for (const entry of this.log.slice(from - 1)) push({ type: "entry", ...entry });
    reply({ type: "live", conversation: "k", head: this.log.length });
  }

  #take(line: Line, frame: Frame, reply: (frame: Frame) => void): void {
    if (frame.type === "send") return this.#send(line, frame, reply);
    if (frame.type !== "history") return;
    const limit = (frame.limit as number | undefined) ?? 50;
    const { after, before } = frame as { after?: number; before?: number };
    const end = before === undefined ? this.log.length : before - 1;
    const start = after ?? Math.max(0, end - limit);
    const entries = this.log.slice(start, Math.min(start + limit, end));
    const more = after === undefined ? start > 0 : start + limit < end;
    const head = this.log.length;
    reply({ type: "ok", re: frame.id, conversation: "k", entries, more, floor: 1, head });
  }

  #send(line: Line, frame: Frame, reply: (frame: Frame) => void): void {
    const id = frame.id as string;
    const seq = this.acked.get(id);
    if (seq !== undefined)
      return reply({ type: "ok", re: id, conversation: "k", seq, at: this.#at(), duplicate: true });
    const author = { kind: line.as, id: line.id };
    const { text } = frame.content as Extract<OutgoingContent, { kind: "text" }>;
    const at = this.#at();
    const entry: Entry = {
      conversation: "k",
      seq: this.log.length + 1,
      at,
      id,
      author,
      content: { kind: "text", text },
    };
    this.log.push(entry);
    this.acked.set(id, entry.seq);
    for (const other of this.#lines) {
      if (entry.seq === 1) other.put({ type: "conversation", conversation: this.#conversation() });
      other.put({ type: "entry", ...entry });
    }
    reply({ type: "ok", re: id, conversation: "k", seq: entry.seq, at });
  }

  #tick(): void {
    this.#stage.after(1_000, () => {
      const heads = this.log.length === 0 ? [] : [["k", this.log.length]];
      for (const line of this.#lines) {
        if (heads.length > 0) line.put({ type: "conversation", conversation: this.#conversation() });
        line.put({ type: "tick", at: this.#at(), heads });
      }
      this.#tick();
    });
  }

  #at(): string {
    return new Date(this.#stage.now).toISOString();
  }

  #conversation(): Conversation {
    return {
      id: "k",
      state: "assigned",
      cycle: 1,
      head: this.log.length,
      floor: 1,
      fence: 1,
      priority: 0,
      agent: { id: "a1", name: "Li", present: true },
      read: { visitor: 0, agent: 0 },
      delivered: { visitor: 0, agent: 0 },
    };
  }
}
