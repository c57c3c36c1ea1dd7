import { expect, test } from "vitest";
import { type Client, connect, type Opening, outbox, thread } from "../src/index.ts";
import { BadServer, type Weather } from "./badServer.ts";
import { MemoryStore, Stage } from "./stage.ts";
import { dice } from "./world.ts";

const STORM: Weather = { lose: 0.2, repeat: 0.2, delay: 0.3, cut: 0.03 };
const CALM: Weather = { lose: 0, repeat: 0, delay: 0, cut: 0 };

/** Two people write at random through a storm, and reload now and then; then the sky clears. */
function run(seed: number) {
  const stage = new Stage();
  const chance = dice(seed);
  const server = new BadServer(stage, chance, STORM);
  const written: Record<string, string[]> = { visitor: [], agent: [] };
  let ids = 0;

  const join = (opening: Opening, store: MemoryStore, account: string): Client => {
    const session = `s${++ids}`;
    const client = connect(
      { opening, session, account, prefix: "p" },
      {
        dial: server.dial,
        store,
        now: () => stage.now,
        random: chance,
        id: () => `i${++ids}`,
        after: stage.after,
      },
    );
    client.wish({ type: "connect" });
    return client;
  };
  const stores = { visitor: new MemoryStore(), agent: new MemoryStore() };
  const open = {
    visitor: () => join({ as: "visitor", site: "s" }, stores.visitor, "v1"),
    agent: () => join({ as: "agent" }, stores.agent, "a1"),
  };
  const clients = { visitor: open.visitor(), agent: open.agent() };

  for (let n = 0; n < 120; n++) {
    const who = chance() < 0.5 ? "visitor" : "agent";
    const text = `${who} ${n}`;
    if (who === "visitor" || server.log.length > 0) {
      written[who]?.push(text);
      const to = who === "agent" ? { conversation: "k" } : {};
      void clients[who].send({ kind: "text", text }, to);
    }
    if (chance() < 0.04) {
      clients[who].wish({ type: "disconnect" });
      clients[who] = open[who]();
    }
    stage.pass(chance() * 400);
  }
  server.weather = CALM;
  stage.pass(120_000);
  return { server, clients, written };
}

function shown(client: Client): readonly string[] {
  return thread(client.snapshot(), "k").map((row) =>
    row.kind === "entry" && row.entry.content.kind === "text" ? row.entry.content.text : "?",
  );
}

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

test.each(seeds)(
  "after storm %i everybody sees the whole log once, in order, and the outboxes are empty",
  (seed) => {
    const { server, clients, written } = run(seed);
    const log = server.log.map((entry) => (entry.content.kind === "text" ? entry.content.text : "?"));
    for (const who of ["visitor", "agent"] as const) {
      expect(outbox(clients[who].snapshot(), "k")).toEqual([]);
      expect(log.filter((text) => text.startsWith(who))).toEqual(written[who]);
      const seen = shown(clients[who]);
      expect(seen).toEqual(log.slice(log.length - seen.length));
      expect(seen.length).toBeGreaterThanOrEqual(Math.min(50, log.length));
    }
  },
);
