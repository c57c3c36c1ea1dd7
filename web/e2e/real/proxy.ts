import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Place, RealServer } from "./server.ts";

/** A proxy that knows nothing of WebSockets, as they stand in some companies: plain requests pass, upgrades do not. */
export class OldProxy implements Place {
  /** Requests for an upgrade that it has refused. */
  refused = 0;
  readonly #server: RealServer;
  readonly #proxy: Server;

  private constructor(server: RealServer) {
    this.#server = server;
    this.#proxy = createServer((from, to) => this.#pass(from, to));
    this.#proxy.on("upgrade", (_request, socket) => {
      this.refused++;
      socket.end("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
  }

  static async before(server: RealServer): Promise<OldProxy> {
    const proxy = new OldProxy(server);
    await new Promise<void>((done) => proxy.#proxy.listen(0, "127.0.0.1", done));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#proxy.address() as AddressInfo).port}`;
  }

  get shop(): string {
    return `${this.url}/shop/`;
  }

  person(login: string) {
    return this.#server.person(login);
  }

  /** Breaks everything that is under way. */
  cut(): void {
    this.#proxy.closeAllConnections();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((done) => this.#proxy.close(done));
  }

  #pass(from: IncomingMessage, to: ServerResponse): void {
    const { hostname, port } = new URL(this.#server.url);
    const there = request({ hostname, port, path: from.url, method: from.method, headers: from.headers });
    there.on("response", (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    there.on("error", () => to.destroy());
    to.on("close", () => there.destroy());
    from.pipe(there);
  }
}
