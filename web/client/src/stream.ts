import type { Dial, SocketEvents } from "./connect.ts";

const LOST = 1006;
/** As in `browser.ts`: what is shared with it would be a file of its own to load. */
const SILENCE_MS = 30_000;
/** How often a socket is tried beside a stream. */
const TRY_AGAIN_MS = 60_000;
const REPEAT_MS = 1_000;
/** Characters in one post, so that its bytes stay below what a server takes. */
const POST_CHARACTERS = 60_000;

/**
 * Frames over plain HTTP, where a proxy lets no WebSocket through (contract, section 3): they come down as events of one
 * response, and go up by posts, one after the other.
 */
export function dialStream(base: string): Dial {
  return (events) => new Stream(base, events);
}

class Stream {
  readonly #base: string;
  readonly #events: SocketEvents;
  readonly #cut = new AbortController();
  readonly #up: string[] = [];
  #began = false;
  #over = false;
  #secret = "";
  #taken = 0;
  #posting = false;

  constructor(base: string, events: SocketEvents) {
    this.#base = base;
    this.#events = events;
    queueMicrotask(() => this.#over || events.opened());
  }

  /** The first frame, the `hello`, opens the stream. */
  send(frame: string): void {
    if (this.#began) {
      this.#up.push(frame);
      void this.#post();
    } else {
      this.#began = true;
      void this.#read(frame);
    }
  }

  close(): void {
    this.#over = true;
    this.#cut.abort();
  }

  #end(code: number): void {
    if (this.#over) return;
    this.close();
    this.#events.closed(code);
  }

  #fetch(path: string, body: string, headers: Record<string, string>): Promise<Response> {
    return fetch(this.#base + path, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", ...headers },
      credentials: "same-origin",
      signal: this.#cut.signal,
    });
  }

  async #read(hello: string): Promise<void> {
    let code = LOST;
    try {
      const { ok, body } = await this.#fetch("stream", hello, {});
      const reader = ok && body ? body.pipeThrough(new TextDecoderStream()).getReader() : undefined;
      let rest = "";
      let closing = false;
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        const lines = (rest + part.value).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          if (line === "event: close") closing = true;
          else if (!line.startsWith("data: ")) continue;
          else if (closing) code = (JSON.parse(line.slice(6)) as { code: number }).code;
          else this.#received(line.slice(6));
        }
      }
    } catch {
      // The end is what it is taken for.
    }
    this.#end(code);
  }

  #received(frame: string): void {
    if (this.#over) return;
    if (!this.#secret) this.#secret = (JSON.parse(frame) as { stream?: string }).stream ?? "";
    this.#events.received(frame);
    void this.#post();
  }

  /** A post that failed is repeated: what the server has of it already, it does not take again. */
  async #post(): Promise<void> {
    if (this.#posting || !this.#secret) return;
    this.#posting = true;
    while (this.#up.length > 0 && !this.#over) {
      const frames = this.#next();
      const body = `{"from":${this.#taken},"frames":[${frames}]}`;
      const status = await this.#fetch("stream/frames", body, {
        Authorization: `Stream ${this.#secret}`,
      }).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 202) {
        this.#taken += frames.length;
        this.#up.splice(0, frames.length);
      } else if (status === 0 || status >= 500) await new Promise((go) => setTimeout(go, REPEAT_MS));
      else this.#end(LOST);
    }
    this.#posting = false;
  }

  #next(): readonly string[] {
    let length = 0;
    const end = this.#up.findIndex((frame, at) => {
      length += frame.length;
      return at > 0 && length > POST_CHARACTERS;
    });
    return end < 0 ? [...this.#up] : this.#up.slice(0, end);
  }
}

/**
 * The stream, for as long as sockets fail. If neither way brings anything, they take turns. Beside a stream a socket is
 * tried now and then; once it opens, it is used, and whatever came down meanwhile is resumed by cursors. Sockets that
 * opened and stayed silent are not tried: each try would cost a good connection.
 *
 * @param say told which way it goes, each time that it changes
 */
export function streamInstead(socket: Dial, base: string, say: (streamed: boolean) => void = () => {}): Dial {
  const stream = dialStream(base);
  let streamed = true;
  let mute = false;
  say(true);

  function turn(to: boolean): void {
    streamed = to;
    say(to);
  }

  return (events) => {
    const bySocket = !streamed;
    let opened = false;
    let heardAt = 0;
    let trying: ReturnType<typeof setTimeout> | undefined;
    const over = (): void => {
      clearTimeout(trying);
      trying = undefined;
      if (Date.now() - heardAt <= SILENCE_MS) return;
      mute ||= bySocket && opened && heardAt === 0;
      turn(bySocket);
    };
    const mine = (bySocket ? socket : stream)({
      opened() {
        opened = true;
        events.opened();
      },
      received(text) {
        heardAt = Date.now();
        events.received(text);
      },
      closed(code) {
        over();
        events.closed(code);
      },
    });

    function tryLater(): void {
      trying = setTimeout(() => {
        const trial = socket({
          opened() {
            trial.close();
            if (!trying) return;
            turn(false);
            mine.close();
            events.closed(LOST);
          },
          received() {},
          closed: () => trying && tryLater(),
        });
      }, TRY_AGAIN_MS);
    }
    if (!bySocket && !mute) tryLater();

    return {
      send: (text) => mine.send(text),
      close() {
        over();
        mine.close();
      },
    };
  };
}
