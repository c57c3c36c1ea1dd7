import { expect, test } from "vitest";
import {
  type Channel,
  type Lead,
  type Opening,
  outbox,
  type SharedEngine,
  share,
  thread,
} from "../src/index.ts";
import { engine } from "../src/visitor.ts";
import { BadServer } from "./badServer.ts";
import { MemoryStore, Stage } from "./stage.ts";

const CALM = { lose: 0, repeat: 0, delay: 0, cut: 0 };
const visitor: Opening = { as: "visitor", site: "s" };

/** A browser with tabs of one visitor: one store, one lock, one channel that never reaches its own tab. */
class Browser {
  readonly stage = new Stage();
  readonly server = new BadServer(this.stage, () => 0.5, CALM);
  readonly store = new MemoryStore();
  dials = 0;
  readonly #channels = new Set<Channel>();
  readonly #waiting: (() => Promise<void>)[] = [];
  #held = false;
  #ids = 0;

  tab(): SharedEngine {
    const channel: Channel = {
      onmessage: null,
      postMessage: (note) => {
        const copy = structuredClone(note);
        for (const other of this.#channels)
          if (other !== channel) this.stage.after(1, () => other.onmessage?.({ data: copy }));
      },
    };
    this.#channels.add(channel);
    return share(
      engine,
      { opening: visitor, session: `s${++this.#ids}`, prefix: "p" },
      {
        dial: (events) => {
          this.dials++;
          return this.server.dial(events);
        },
        store: this.store,
        now: () => this.stage.now,
        random: () => 0.5,
        id: () => `i${++this.#ids}`,
        after: this.stage.after,
      },
      channel,
      this.#lock,
    );
  }

  /** Lets promises and time pass. */
  async pass(ms: number): Promise<void> {
    for (let n = 0; n < 5; n++) {
      await Promise.resolve();
      this.stage.pass(ms / 5);
    }
  }

  readonly #lock: Lead = (action) => {
    this.#waiting.push(action);
    this.#next();
  };

  #next(): void {
    if (this.#held) return;
    const action = this.#waiting.shift();
    if (!action) return;
    this.#held = true;
    void action().then(() => {
      this.#held = false;
      this.#next();
    });
  }
}

const say = (tab: SharedEngine, id: string) =>
  tab.wish({ type: "send", id, content: { kind: "text", text: id } });
const keys = (tab: SharedEngine) => thread(tab.snapshot(), "k").map((row) => row.key);

test("all tabs share one connection and show the same", async () => {
  const browser = new Browser();
  const [one, two] = [browser.tab(), browser.tab()];
  two.want(true);
  await browser.pass(500);
  say(two, "m1");
  await browser.pass(500);
  say(one, "m2");
  await browser.pass(500);
  expect(keys(one)).toEqual(["m1", "m2"]);
  expect(keys(two)).toEqual(["m1", "m2"]);
  expect(browser.dials).toBe(1);
});

test("the connection is there as long as any tab wants it", async () => {
  const browser = new Browser();
  const [one, two] = [browser.tab(), browser.tab()];
  await browser.pass(100);
  expect(one.snapshot().link.at).toBe("off");
  one.want(true);
  two.want(true);
  await browser.pass(100);
  one.want(false);
  await browser.pass(100);
  expect(one.snapshot().link.at).toBe("live");
  two.want(false);
  await browser.pass(100);
  expect(one.snapshot().link.at).toBe("off");
});

test("when the leading tab goes, the next one goes on where it was", async () => {
  const browser = new Browser();
  const [one, two] = [browser.tab(), browser.tab()];
  two.want(true);
  await browser.pass(500);
  say(two, "m1");
  await browser.pass(500);
  one.leave();
  say(two, "m2");
  await browser.pass(1_000);
  expect(keys(two)).toEqual(["m1", "m2"]);
  expect(outbox(two.snapshot(), "k")).toEqual([]);
  expect(browser.server.log.map((entry) => entry.id)).toEqual(["m1", "m2"]);
  expect(browser.dials).toBe(2);
});

test("a message that was handed to a leader who then vanished is sent by the next, once", async () => {
  const browser = new Browser();
  const [one, two] = [browser.tab(), browser.tab()];
  two.want(true);
  await browser.pass(500);
  say(two, "m1");
  one.leave();
  await browser.pass(1_000);
  expect(browser.server.log.map((entry) => entry.id)).toEqual(["m1"]);
  expect(keys(two)).toEqual(["m1"]);
});

test("a tab that comes back from the browser's cache takes part again", async () => {
  const browser = new Browser();
  const [one, two] = [browser.tab(), browser.tab()];
  two.want(true);
  await browser.pass(200);
  one.leave();
  await browser.pass(200);
  one.join();
  say(two, "m1");
  await browser.pass(500);
  expect(keys(one)).toEqual(["m1"]);
  expect(browser.dials).toBe(2);
});

test("tabs at rest leave each other in peace", async () => {
  const browser = new Browser();
  const [one, two] = [browser.tab(), browser.tab()];
  one.want(true);
  two.want(true);
  await browser.pass(300);
  let changes = 0;
  two.subscribe(() => {
    changes++;
    two.want(true);
  });
  await browser.pass(900);
  expect(changes).toBeLessThan(4);
});
