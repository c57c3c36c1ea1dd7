// WebSockets by `ws`, driven over the standard streams by the tests of the server. ForeignProgram in its test sources
// says what is told and said.
import { Buffer } from "node:buffer";
import process from "node:process";
import { StringDecoder } from "node:string_decoder";
import WebSocket from "ws";

const sockets = new Map();

function say(line, heard, more) {
  process.stdout.write(`${JSON.stringify({ line, heard, ...more })}\n`);
}

function open({ line, url, headers, subprotocols }) {
  const socket = new WebSocket(url, subprotocols, { headers });
  let refused = false;
  sockets.set(line, socket);
  socket.on("open", () => say(line, "open", { subprotocol: socket.protocol }));
  socket.on("unexpected-response", (request, response) => {
    refused = true;
    say(line, "refused", { status: response.statusCode });
    request.destroy();
  });
  socket.on("message", (data, binary) => {
    if (!binary) say(line, "text", { text: data.toString() });
  });
  socket.on("pong", (data) => say(line, "pong", { base64: data.toString("base64") }));
  // The end follows, with a code.
  socket.on("error", () => {});
  socket.on("close", (code, reason) => {
    sockets.delete(line);
    if (!refused) say(line, "end", { code, reason: reason.toString() });
  });
}

const deeds = {
  send: (socket, { parts }) => {
    parts.forEach((part, i) => {
      socket.send(part, { fin: i === parts.length - 1 });
    });
  },
  binary: (socket, { base64 }) => socket.send(Buffer.from(base64, "base64")),
  ping: (socket, { base64 }) => socket.ping(Buffer.from(base64, "base64")),
  close: (socket, { code, reason }) => socket.close(code, reason),
  cut: (socket) => socket.terminate(),
};

function told(command) {
  const socket = sockets.get(command.line);
  if (command.do === "open") open(command);
  else if (socket !== undefined) deeds[command.do](socket, command); // else it has ended meanwhile
}

const decoder = new StringDecoder("utf8");
let begun = "";
process.stdin.on("data", (bytes) => {
  const lines = (begun + decoder.write(bytes)).split("\n");
  begun = lines.pop() ?? "";
  for (const line of lines) told(JSON.parse(line));
});
process.stdin.on("end", () => process.exit(0));
