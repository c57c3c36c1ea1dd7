import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { ClientFrame } from "@rapport/client";
import { type WebSocket, WebSocketServer } from "ws";
import { answer } from "./rest.ts";
import { AgentSession } from "./session.ts";
import type { FakeAgent, World } from "./world.ts";

/** The policy of the real server: what works under this one works there. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export interface Fake {
  readonly url: string;
  /** Ends all sockets with this code, and refuses new ones while `down`. */
  readonly drop: (code: number, down?: boolean) => void;
  /** No frame leaves any more, without closing anything: a silent socket. */
  readonly hush: (silent: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Serves a built face and the fake desk behind it on one free port of the loopback. */
export async function startFake(world: World, dist: string, tickMs = 25_000): Promise<Fake> {
  const sockets = new Map<WebSocket, AgentSession | undefined>();
  let down = false;
  let silent = false;

  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://fake");
    response.setHeader("content-security-policy", contentSecurityPolicy);
    if (url.pathname.startsWith("/api/v1")) {
      const told = answer(world, {
        method: request.method ?? "GET",
        path: url.pathname.slice(7),
        query: url.searchParams,
        body: await bodyOf(request),
        agent: whoIs(world, request),
      });
      if (told.signIn !== undefined)
        response.setHeader("set-cookie", `session=${told.signIn.id}; HttpOnly; SameSite=Strict; Path=/`);
      if (request.method === "DELETE" && url.pathname.endsWith("/session"))
        response.setHeader("set-cookie", "session=; Max-Age=0; Path=/");
      response.writeHead(told.status, { "content-type": "application/json" });
      response.end(told.body === undefined ? undefined : JSON.stringify(told.body));
      return;
    }
    const path = url.pathname === "/" || url.pathname === "/setup" ? "/index.html" : normalize(url.pathname);
    try {
      const content = await readFile(join(dist, path));
      response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });

  const server = new WebSocketServer({
    server: http,
    path: "/ws",
    verifyClient: () => !down,
    handleProtocols: (offered) => (offered.has("rapport.v1") ? "rapport.v1" : false),
  });
  server.on("connection", (socket, request) => {
    sockets.set(socket, undefined);
    const agent = whoIs(world, request);
    socket.on("close", () => {
      const session = sockets.get(socket);
      if (session !== undefined) world.ears.delete(session);
      sockets.delete(socket);
    });
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data)) as ClientFrame;
      const session = sockets.get(socket);
      if (session !== undefined) return session.take(frame);
      if (frame.type !== "hello" || agent === undefined)
        return socket.close(agent === undefined ? 4501 : 4504);
      const made = new AgentSession(world, agent, (out) => !silent && socket.send(JSON.stringify(out)));
      sockets.set(socket, made);
      world.ears.add(made);
      made.hello(frame, tickMs);
    });
  });
  const ticking = setInterval(() => {
    for (const session of sockets.values()) session?.tick();
  }, tickMs);

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    drop: (code, stayDown = false) => {
      down = stayDown;
      for (const socket of sockets.keys()) socket.close(code);
    },
    hush: (now) => {
      silent = now;
    },
    stop: async () => {
      clearInterval(ticking);
      for (const socket of sockets.keys()) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function whoIs(world: World, request: IncomingMessage): FakeAgent | undefined {
  const id = /(?:^|;\s*)session=([^;]+)/u.exec(request.headers.cookie ?? "")?.[1];
  return world.agents.find((agent) => agent.id === id && !agent.disabled);
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}
