import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dialWith } from "../src/browser.ts";
import type { Dial, Socket, SocketEvents } from "../src/connect.ts";
import { dialStream, streamInstead } from "../src/stream.ts";

/** A server of streams that does what a test says. */
class StreamServer {
  readonly posts: { authorization: string | undefined; body: { from: number; frames: object[] } }[] = [];
  hello = "";
  /** What the next posts are answered with; 202 when none is left. 0 breaks the connection. */
  answers: number[] = [];
  down: ServerResponse | undefined;
  readonly #server: Server = createServer((from, to) => void this.#serve(from, to));

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
  }

  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #serve(from: IncomingMessage, to: ServerResponse): Promise<void> {
    let body = "";
    for await (const part of from.setEncoding("utf8")) body += part;
    if (from.url === "/stream") {
      this.hello = body;
      this.down = to;
      to.writeHead(200, { "Content-Type": "text/event-stream" });
      to.write(`:${" ".repeat(64)}\n\n`);
      to.write('data: {"type":"welcome","stream":"s3cret"}\n\n');
      return;
    }
    this.posts.push({ authorization: from.headers.authorization, body: JSON.parse(body) });
    const status = this.answers.shift() ?? 202;
    if (status === 0) from.socket.destroy();
    else to.writeHead(status).end();
  }
}

/** What a connection told. */
function ear() {
  const told: string[] = [];
  const events: SocketEvents = {
    opened: () => void told.push("opened"),
    received: (text) => void told.push(text),
    closed: (code) => void told.push(`closed ${code}`),
  };
  return { told, events };
}

const WELCOME = '{"type":"welcome","stream":"s3cret"}';

describe("a stream", () => {
  let server: StreamServer;
  let socket: Socket;
  let told: string[];

  beforeEach(async () => {
    server = new StreamServer();
    await server.start();
    const { told: heard, events } = ear();
    told = heard;
    socket = dialStream(server.base)(events);
    await vi.waitFor(() => expect(told).toEqual(["opened"]));
    socket.send('{"type":"hello"}');
    await vi.waitFor(() => expect(told).toEqual(["opened", WELCOME]));
  });
  afterEach(() => server.stop());

  test("begins with the hello, and hands frames on however they are cut", async () => {
    expect(server.hello).toBe('{"type":"hello"}');
    for (const part of ['data: {"te', 'xt":"客', '服"}', "\n", '\ndata: {"n":2}\n\nda', 'ta: {"n":3}\n\n'])
      await new Promise((done) => server.down?.write(part, done));
    await vi.waitFor(() => expect(told.slice(2)).toEqual(['{"text":"客服"}', '{"n":2}', '{"n":3}']));
  });

  test("posts one after the other, each frame once, with the secret", async () => {
    for (let n = 0; n < 50; n++) socket.send(`{"n":${n}}`);
    const all = () => server.posts.flatMap(({ body }) => body.frames);
    await vi.waitFor(() => expect(all()).toHaveLength(50));
    expect(all()).toEqual(Array.from({ length: 50 }, (_, n) => ({ n })));
    expect(server.posts.map(({ authorization }) => authorization)).toEqual(
      server.posts.map(() => "Stream s3cret"),
    );
    let next = 0;
    for (const { body } of server.posts) {
      expect(body.from).toBe(next);
      next += body.frames.length;
    }
  });

  test("repeats a post that failed, with the same index", async () => {
    server.answers = [0, 503];
    socket.send('{"n":1}');
    await vi.waitFor(() => expect(server.posts).toHaveLength(3), 5_000);
    expect(server.posts.map(({ body }) => body.from)).toEqual([0, 0, 0]);
    socket.send('{"n":2}');
    await vi.waitFor(() => expect(server.posts).toHaveLength(4));
    expect(server.posts[3]?.body).toEqual({ from: 1, frames: [{ n: 2 }] });
  });

  test("puts no more into a post than a server takes", async () => {
    server.answers = [503];
    for (let n = 0; n < 6; n++) socket.send(JSON.stringify({ text: "长".repeat(20_000) }));
    await vi.waitFor(
      () => expect(server.posts.flatMap(({ body }) => body.frames).length).toBeGreaterThan(6),
      5_000,
    );
    for (const { body } of server.posts)
      expect(new TextEncoder().encode(JSON.stringify(body)).length).toBeLessThan(256 * 1024);
  });

  test.each([404, 409, 413])("is lost when a post is answered %i", async (status) => {
    server.answers = [status];
    socket.send('{"n":1}');
    await vi.waitFor(() => expect(told.at(-1)).toBe("closed 1006"));
  });

  test("ends with the code that the server gives", async () => {
    server.down?.end('event: close\ndata: {"code":4506,"reason":"replaced"}\n\n');
    await vi.waitFor(() => expect(told.slice(2)).toEqual(["closed 4506"]));
  });

  test("is lost without one", async () => {
    server.down?.destroy();
    await vi.waitFor(() => expect(told.slice(2)).toEqual(["closed 1006"]));
  });

  test("tells nothing more once it is closed", async () => {
    socket.close();
    server.down?.write('data: {"n":1}\n\n');
    await new Promise((done) => setTimeout(done, 50));
    expect(told).toHaveLength(2);
  });
});

/** Connections that a test opens, feeds and ends by hand. */
class Ways {
  readonly dialled: string[] = [];
  last!: SocketEvents;
  closed = 0;

  readonly way =
    (name: string): Dial =>
    (events) => {
      this.dialled.push(name);
      this.last = events;
      return { send() {}, close: () => void this.closed++ };
    };
}

describe("the way of dialling", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  class FakeSocket {
    static readonly all: FakeSocket[] = [];
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onclose: ((event: { code: number }) => void) | null = null;
    constructor() {
      FakeSocket.all.push(this);
    }
    send() {}
    close() {}
  }
  const last = () => FakeSocket.all.at(-1) as FakeSocket;

  function begin() {
    const ways = new Ways();
    let asked = 0;
    const dial = dialWith(
      () => new FakeSocket(),
      async () => {
        asked++;
        return ways.way("else");
      },
    );
    const go = () => dial(ear().events);
    return { go, ways, asked: () => asked };
  }

  test("changes when sockets have failed twice", async () => {
    const { go, ways, asked } = begin();
    go();
    last().onclose?.({ code: 1006 });
    expect(asked()).toBe(0);
    go();
    last().onclose?.({ code: 1006 });
    await vi.runAllTimersAsync();
    go();
    expect(ways.dialled).toEqual(["else"]);
    expect(asked()).toBe(1);
  });

  test("changes when sockets have fallen silent twice", async () => {
    const { go, ways } = begin();
    for (let n = 0; n < 2; n++) {
      go();
      last().onopen?.();
      last().onmessage?.({ data: "{}" });
      vi.advanceTimersByTime(41_000);
      last().onclose?.({ code: 1006 });
    }
    await vi.runAllTimersAsync();
    go();
    expect(ways.dialled).toEqual(["else"]);
  });

  test("stays as it is where connections are good and only break, or have been good between", () => {
    const { go, asked } = begin();
    for (let n = 0; n < 5; n++) {
      go();
      last().onmessage?.({ data: "{}" });
      last().onclose?.({ code: 1006 });
    }
    for (let n = 0; n < 5; n++) {
      go();
      last().onclose?.({ code: 1006 });
      go();
      last().onmessage?.({ data: "{}" });
      vi.advanceTimersByTime(61_000);
      last().onmessage?.({ data: "{}" });
      last().onclose?.({ code: 4000 });
    }
    expect(asked()).toBe(0);
  });
});

describe("the stream instead of sockets", () => {
  let server: StreamServer;
  beforeEach(async () => {
    server = new StreamServer();
    await server.start();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await server.stop();
  });

  function begin(base = server.base) {
    const ways = new Ways();
    const said: boolean[] = [];
    const dial = streamInstead(ways.way("socket"), base, (streamed) => said.push(streamed));
    return { ways, said, dial };
  }

  test("gives way to the socket and takes its turn again while neither brings anything", async () => {
    const { ways, said, dial } = begin("http://127.0.0.1:1/");
    const first = ear();
    dial(first.events).send("{}");
    await vi.waitFor(() => expect(first.told).toContain("closed 1006"));
    dial(ear().events);
    expect(ways.dialled).toEqual(["socket"]);
    ways.last.closed(1006);
    const third = ear();
    dial(third.events).send("{}");
    await vi.waitFor(() => expect(third.told).toContain("closed 1006"));
    expect(ways.dialled).toEqual(["socket"]);
    expect(said).toEqual([true, false, true, false]);
  });

  test("ends for a socket that opens beside it", async () => {
    const { ways, said, dial } = begin();
    const streaming = ear();
    dial(streaming.events).send("{}");
    await vi.waitFor(() => expect(streaming.told).toContain(WELCOME));
    vi.advanceTimersByTime(60_000);
    expect(ways.dialled).toEqual(["socket"]);
    ways.last.closed(1006);
    vi.advanceTimersByTime(60_000);
    expect(ways.dialled).toEqual(["socket", "socket"]);
    ways.last.opened();
    expect(ways.closed).toBe(1);
    expect(streaming.told.at(-1)).toBe("closed 1006");
    dial(ear().events);
    expect(ways.dialled).toEqual(["socket", "socket", "socket"]);
    expect(said).toEqual([true, false]);
  });

  test("is not given up for sockets that open and say nothing", async () => {
    const { ways, dial } = begin("http://127.0.0.1:1/");
    const first = ear();
    dial(first.events).send("{}");
    await vi.waitFor(() => expect(first.told).toContain("closed 1006"));
    const silent = dial(ear().events);
    ways.last.opened();
    vi.advanceTimersByTime(15_000);
    silent.close();
    dial(ear().events);
    vi.advanceTimersByTime(600_000);
    expect(ways.dialled).toEqual(["socket"]);
  });
});
