import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import { FakeDesk, type Put } from "./desk.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'";

/** Serves the built widget and shop as the real server does, with its Content Security Policy, and a fake desk. */
export class FakeServer {
  readonly desk = new FakeDesk();
  readonly #http: Server;
  readonly #sockets = new Set<WebSocket>();
  readonly #ticking: ReturnType<typeof setInterval>;
  /** Refuses connections, as if it were gone. */
  down = false;

  private constructor(web: URL) {
    this.#http = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://x").pathname;
      const file = fileOf(web, path);
      if (!file || !existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      const type = TYPES[extname(file.pathname)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
      response.end(readFileSync(file, "utf8").replaceAll("__SITE_KEY__", "demo"));
    });
    const sockets = new WebSocketServer({ noServer: true });
    this.#http.on("upgrade", (request, socket, head) => {
      if (this.down) socket.destroy();
      else sockets.handleUpgrade(request, socket, head, (one) => this.#serve(one));
    });
    this.#ticking = setInterval(() => this.desk.tick(), 5_000);
  }

  static async start(web: URL): Promise<FakeServer> {
    const server = new FakeServer(web);
    await new Promise<void>((done) => server.#http.listen(0, "127.0.0.1", done));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Breaks every connection, and takes no new one while `down`. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  async stop(): Promise<void> {
    clearInterval(this.#ticking);
    this.cut();
    await new Promise((done) => this.#http.close(done));
  }

  #serve(socket: WebSocket): void {
    this.#sockets.add(socket);
    const put: Put = (frame) => socket.send(JSON.stringify(frame));
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data));
      if (frame.type === "hello") this.desk.hello(frame, put);
      else this.desk.take(frame, put);
    });
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.desk.gone(put);
    });
  }
}

function fileOf(web: URL, path: string): URL | undefined {
  if (path === "/widget.js") return new URL("widget/dist/widget.js", web);
  if (path.startsWith("/widget/")) return new URL(`widget/dist/${path.slice(8)}`, web);
  if (path.startsWith("/shop/")) return new URL(`shop/dist/${path.slice(6) || "index.html"}`, web);
  return undefined;
}
