// A rival for "./rapport bench rivals": Node with the package ws. It stores nothing; it passes a message on in the frames
// of Rapport's contract that the load generator uses. `relay.mjs FILE` writes FILE once it listens.
import { renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

/** EX_UNAVAILABLE of sysexits.h: what it needs is not here. */
const UNAVAILABLE = 69;

const ready = process.argv[2];
const WebSocketServer = load();
const agents = [];
const visitors = [];

function load() {
  try {
    return createRequire(new URL("../../web/e2e/package.json", import.meta.url))("ws").WebSocketServer;
  } catch (missing) {
    console.error(`the package ws is not installed: ${missing.message}`);
    process.exit(UNAVAILABLE);
  }
}

/** Ids are as long as Rapport's, so that frames are as large. */
const id = (kind, number) => `${kind}_${number.toString(16).padStart(26, "0")}`;

function hello(socket, frame) {
  const welcome = JSON.stringify({ type: "welcome", re: frame.id, conversations: [] });
  if (frame.as === "agent") {
    socket.author = { kind: "agent", id: id("a", agents.length), name: "Bench" };
    agents.push(socket);
    socket.send(welcome);
    return;
  }
  const number = visitors.length;
  const agent = agents[number % agents.length];
  socket.author = { kind: "visitor", id: id("v", number) };
  socket.room = { id: id("c", number), seq: 0, agent };
  visitors.push(socket);
  socket.send(welcome);
  const conversation = { id: socket.room.id, state: "assigned", fence: 1 };
  agent.send(JSON.stringify({ type: "conversation", conversation }));
}

function message(socket, frame) {
  const visitor = socket.room ? socket : visitors[Number.parseInt(frame.conversation.slice(2), 16)];
  const other = socket.room ? socket.room.agent : visitor;
  const room = visitor.room;
  const seq = ++room.seq;
  const at = new Date().toISOString();
  const entry = Buffer.from(
    JSON.stringify({
      type: "entry",
      conversation: room.id,
      seq,
      at,
      id: frame.id,
      author: socket.author,
      content: frame.content,
    }),
  );
  socket.send(entry, { binary: false });
  other.send(entry, { binary: false });
  socket.send(JSON.stringify({ type: "ok", re: frame.id, conversation: room.id, seq, at }));
}

const server = new WebSocketServer({
  host: "127.0.0.1",
  port: 0,
  handleProtocols: (offered) => [...offered][0] ?? false,
});
server.on("connection", (socket) => {
  socket.on("message", (data) => {
    const frame = JSON.parse(data.toString());
    if (frame.type === "hello") {
      hello(socket, frame);
    } else if (frame.type === "send") {
      message(socket, frame);
    } else {
      socket.send(JSON.stringify({ type: "ok", re: frame.id }));
    }
  });
});
server.on("listening", () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  writeFileSync(`${ready}.new`, JSON.stringify({ url, node: process.version }));
  renameSync(`${ready}.new`, ready);
});
// So that what is measured of memory is what connections hold, not what nobody has swept up yet.
process.on("SIGUSR2", () => globalThis.gc?.());
process.on("SIGTERM", () => process.exit(0));
