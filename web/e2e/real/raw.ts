import { WebSocket } from "ws";

type Frame = { readonly type: string; readonly [field: string]: unknown };

/** A client that keeps to no rules: it sends what it is told and hears what comes. */
export class RawClient {
  readonly heard: Frame[] = [];
  closed: number | undefined;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.heard.push(JSON.parse(String(data))));
    socket.on("close", (code) => {
      this.closed = code;
    });
  }

  static async visitor(url: string, site: string): Promise<RawClient> {
    const socket = new WebSocket(`${url.replace("http", "ws")}/ws`);
    const client = new RawClient(socket);
    await new Promise((done, failed) => socket.once("open", done).once("error", failed));
    client.send(JSON.stringify({ type: "hello", id: "h", as: "visitor", site }));
    return client;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** The codes of the errors heard so far. */
  get refusals(): readonly unknown[] {
    return this.heard.flatMap((frame) => (frame.type === "error" ? [frame.code] : []));
  }

  async close(): Promise<void> {
    this.#socket.close();
  }
}
